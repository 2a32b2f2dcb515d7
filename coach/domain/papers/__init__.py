"""What a paper and a letter are."""
