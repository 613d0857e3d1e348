"""The rules of an XML flow: its form, the schema."""
