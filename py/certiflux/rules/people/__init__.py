"""The rules of several people: the same identifier, the same passage."""
