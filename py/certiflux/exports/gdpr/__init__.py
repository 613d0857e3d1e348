"""What the GDPR asks for about the data that were used."""
