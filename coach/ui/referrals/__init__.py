"""The page of those to whom a client can be sent."""
