"""Answers files: read, refused with every error, edited."""
