"""Settings, what was not saved, the clock, export."""
