"""The screen of withdrawals."""
