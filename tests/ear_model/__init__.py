"""Fits and measures the model of the ear; needs the dependency group `build`."""
