"""The page of what was agreed, and the earliest day to part."""
