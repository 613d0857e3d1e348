"""Set up, build, serve and test Certiflux with the standard library only.

Nothing here is part of the engine nor of the page: `build.py` at the top of the
checkout is the entry point, and these modules are its parts.
"""
