"""What several pages of a case share."""
