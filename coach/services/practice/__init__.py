"""Practising: for two, alone, and how it goes."""
