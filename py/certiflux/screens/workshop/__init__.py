"""The screen where people are corrected, and a list compared with another."""
