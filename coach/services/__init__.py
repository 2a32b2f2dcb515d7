"""Use cases: one class for each area of the window."""
