"""What the workshop shows: rows to mend, one cell, one person, what was done."""
