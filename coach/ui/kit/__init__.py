"""Widgets that know nothing of our subject, put together from the smaller ones in its rooms."""
