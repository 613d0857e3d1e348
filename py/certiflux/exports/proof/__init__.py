"""What proves a deposit, later."""
