"""Checks of what is practised with, across files."""
