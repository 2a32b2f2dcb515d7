"""Talks, their lines, rehearsals and wording."""
