"""What can be said and done about a verdict: why, overruled, mirrored, changed."""
