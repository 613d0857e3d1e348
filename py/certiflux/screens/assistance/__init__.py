"""The screens that help with duties: asking for assistance, personal data."""
