"""The pages for learning: what is due, a session of cards, and the quiz."""
