"""The screen « Déposer »: what is brought in."""
