"""The XML schema: generated from the dictionary, and used to validate flows by chunks."""
