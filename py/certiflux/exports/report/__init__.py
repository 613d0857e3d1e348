"""The report of a check, as data, page, table or text."""
