"""Finding by everyday words."""
