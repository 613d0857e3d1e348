"""The screen « Colonnes »: what was understood, and what is asked."""
