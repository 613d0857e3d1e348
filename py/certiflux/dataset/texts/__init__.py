"""Text as it should have been read: white space, misread accents, letters of other alphabets."""
