"""Which papers fit, letters, and what they must not say."""
