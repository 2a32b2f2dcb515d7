"""The door to practice: ways to practise, what is asked of whom, and how it goes."""
