"""Dates as they are written: their order, their century, the day that an hour means."""
