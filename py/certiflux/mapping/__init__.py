"""The mapping stage: which column of the table feeds which field of the dictionary."""
