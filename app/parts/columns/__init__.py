"""What the step « Colonnes » shows: the sheet, what feeds what, what is to be settled."""
