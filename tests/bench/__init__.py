"""Measurements; each is a ratio to something measured in the same run, because machines drift."""
