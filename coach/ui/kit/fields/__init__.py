"""What one types or chooses: text, days, times, choices."""
