"""The screen « Vérifier »: the verdict and what may be done next."""
