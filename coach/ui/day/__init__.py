"""The page of the day of the talk, and how it went."""
