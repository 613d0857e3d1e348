"""The rules of a file as a whole: its columns, its settings, its size."""
