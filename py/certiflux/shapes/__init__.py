"""Rows that are nobody, and tables that are no list of one person a row: read as one."""
