"""First stage: the bytes of a file become a Table of cells as found."""
