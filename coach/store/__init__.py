"""SQLite: open, migrate, back up, encrypt; one small repository for each group of tables."""
