"""The proof of the role-plays: every state of every run is walked."""
