"""Plans, steps and what is due."""
