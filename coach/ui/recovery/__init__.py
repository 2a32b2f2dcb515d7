"""What is shown when the data file cannot be used, or was put back."""
