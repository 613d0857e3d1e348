"""Reports: findings, journal and verdicts put into French sentences and plain data."""
