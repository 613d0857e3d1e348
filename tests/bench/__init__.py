"""The bench: how long people wait, in Chromium and in CPython, on invented files."""
