"""What a schema has, and why a flow is refused by it."""
