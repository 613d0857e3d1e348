"""The plan of repairs: what is sure at once, what only the user can choose."""
