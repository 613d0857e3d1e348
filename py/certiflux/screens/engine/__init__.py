"""The engine itself: who answers, what is under way, what survives an engine that ends."""
