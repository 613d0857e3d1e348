"""The registre: what was sent and what became of it, without a name, in a file the user keeps."""
