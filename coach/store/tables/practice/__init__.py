"""Who practises, and what became of it."""
