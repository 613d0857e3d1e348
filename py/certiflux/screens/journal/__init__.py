"""The journal of what was changed, page by page and as a file."""
