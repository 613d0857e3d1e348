"""Widgets: one file each; they build nodes from what the engine replied and decide nothing."""
