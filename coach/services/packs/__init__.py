"""Packs that are brought in, looked at, taken out and passed on."""
