"""The list given back as a workbook: what was corrected, what is left to correct."""
