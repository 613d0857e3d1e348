"""What the checks show: findings, fragile people, the other flow, the test of sealing."""
