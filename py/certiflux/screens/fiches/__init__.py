"""The lists of France compétences on the page: what they say, a code by its title."""
