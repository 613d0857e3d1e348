"""The French sentences of the rules' findings."""
