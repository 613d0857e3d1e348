"""What saving and coming back show: the bar, the passphrase, what changed."""
