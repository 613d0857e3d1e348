"""The one exception that a command turns into a sentence and exit code 2."""


class BuildError(Exception):
    """Say in one French sentence what is missing or wrong, and what to do."""
