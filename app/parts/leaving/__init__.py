"""What may be taken away: files, report, pack for assistance, texts for the GDPR."""
