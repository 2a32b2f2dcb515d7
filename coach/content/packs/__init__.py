"""Packs as they are passed on: read from a zip or a folder, written as a zip, compared."""
