"""Rules by the register of France compétences: what its lists say of the codes of a file."""
