"""The wording checker."""
