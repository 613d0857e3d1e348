"""Who was admitted, by every column that says so."""
