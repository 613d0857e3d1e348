"""What the user takes away: report, workbook, lists, proof, data protection, assistance."""
