"""Checks across the files of a pack."""
