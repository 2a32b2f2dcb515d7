"""What the interview and its results are."""
