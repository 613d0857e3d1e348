"""Text as programs leave it: encodings, accents, separators, quotes around lines."""
