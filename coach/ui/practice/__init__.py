"""The door to practice: ways to it, people, what is asked of whom, how it goes, the trash."""
