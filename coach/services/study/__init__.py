"""Studying the library."""
