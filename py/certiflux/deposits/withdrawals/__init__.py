"""Withdraw or correct what the portal accepted: who may be, what is written, in which order."""
