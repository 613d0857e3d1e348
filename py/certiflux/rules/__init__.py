"""The checks: what the portal would refuse, said before, by rule, row and field."""
