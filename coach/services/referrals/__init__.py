"""Those to whom a client can be sent."""
