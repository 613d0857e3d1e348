"""The screen of the portal's answers."""
