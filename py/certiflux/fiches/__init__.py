"""The register of certifications (RNCP, RS) that France compétences publishes, as a user has it."""
