"""Packs that must be refused, each for one reason (`tests.files.broken.make`)."""
