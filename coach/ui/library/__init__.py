"""The pages of the library of scripts."""
