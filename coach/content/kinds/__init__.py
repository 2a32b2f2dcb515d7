"""One parser for each kind of content."""
