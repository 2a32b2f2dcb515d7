"""Practice: whom it is practised on, what can be said, what is marked, and what became of it."""
