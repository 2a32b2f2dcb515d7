"""Who fits a client."""
