"""What each file format knows of itself: one module per format."""
