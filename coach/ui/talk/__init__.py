"""The page on which a talk is prepared."""
