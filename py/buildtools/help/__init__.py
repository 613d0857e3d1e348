"""The help page: what only the build needs, since no engine ships it."""
