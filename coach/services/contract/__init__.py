"""What was agreed, and its dates."""
