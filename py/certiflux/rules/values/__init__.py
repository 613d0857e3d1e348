"""The rules of one datum by itself: its presence, its form, what a spreadsheet made of it."""
