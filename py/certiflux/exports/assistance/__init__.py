"""A list of people who do not exist, to show to whoever helps."""
