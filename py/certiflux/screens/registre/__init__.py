"""The screen of the registre of what was declared."""
