"""Turn a certifier's spreadsheet into the XML flow of the French SI CPF.

The package is the engine: pure Python, no browser, no clock, no network. Its
stages only look back: reading → mapping → dataset → checks → flux → accuse.
"""

__version__ = "0.1.0"
