"""Practice for one and for two: how a run goes on, and what it shows."""
