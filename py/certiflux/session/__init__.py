"""The state of one piece of work: a file, how it is understood, what was found, what was made.

State changes only when an operation ends: one that is given up leaves everything as it was.
"""

from certiflux.session.dossier import CONVERSION, READING, SCHEMA, Dossier

__all__ = ["CONVERSION", "READING", "SCHEMA", "Dossier"]
