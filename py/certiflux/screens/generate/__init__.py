"""The screen of the files to take: their names, the deadlines, their pictures."""
