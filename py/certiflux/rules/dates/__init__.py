"""The rules of days: their order, ages, the time left to declare."""
