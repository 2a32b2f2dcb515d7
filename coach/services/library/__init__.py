"""The library of scripts, and finding."""
