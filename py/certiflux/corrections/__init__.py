"""The corrections stage: what the user types over the cells, with a history that can be undone."""
