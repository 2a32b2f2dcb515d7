"""The pages of a verdict: its reasons, what would change it, overruling it."""
