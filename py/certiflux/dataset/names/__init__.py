"""Names and given names: parted, completed, told apart."""
