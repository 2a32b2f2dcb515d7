"""Personas and rubrics: to read, to copy, and to make one's own."""
