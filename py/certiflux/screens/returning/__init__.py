"""The screen « Revenir »: what became, in a corrected file, of the one that was open before."""
