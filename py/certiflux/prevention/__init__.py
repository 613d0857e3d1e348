"""The Passeport de prévention's import: a second flow of the State, made from the same list."""
