"""How a talk is composed, and how edits are applied to it."""
