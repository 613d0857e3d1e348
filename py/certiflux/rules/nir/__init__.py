"""The rules of national numbers: their form, what they contradict."""
