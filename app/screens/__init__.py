"""The screens of the page, one file each, with its entry at the end."""
