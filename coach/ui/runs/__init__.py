"""Practice alone: role-plays, what they come to, and the drill of reactions."""
