"""Sheets of workbooks: calamine's reading, and what it does not say."""
