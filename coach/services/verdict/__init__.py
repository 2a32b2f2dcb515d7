"""Overruling a verdict, and supposing other answers."""
