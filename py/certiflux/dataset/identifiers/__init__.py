"""Identifiers of a passage and of a person: found, created, suspected."""
