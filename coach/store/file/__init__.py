"""The data file: opened, kept whole, backed up, recovered."""
