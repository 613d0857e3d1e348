"""What speaks for and against each meaning of a column: its header, its neighbours, its values."""
