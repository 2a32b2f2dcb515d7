"""One repository for each group of tables."""
