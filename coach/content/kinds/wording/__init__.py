"""What the wording checker listens for: its files, their models, and the fitted model."""
