"""Screens: one file per step, each with what it shows and what its buttons ask of the engine."""
