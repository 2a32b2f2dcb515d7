"""Asking, reviewing, the mirror and the second take."""
