"""The screen « Comparer »: two exports of one list."""
