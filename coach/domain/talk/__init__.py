"""What a talk, its lines and its papers are."""
