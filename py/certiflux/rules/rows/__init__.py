"""The rules of several data of one row: certification, result, what one datum announces."""
