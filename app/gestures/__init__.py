"""What several screens let the user do, and what follows from it."""
