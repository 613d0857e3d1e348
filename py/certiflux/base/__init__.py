"""What every stage may use: errors, words, work that tells its progress, the clock handed in."""
