"""The proof: every state of the interview, and every claim of every line."""
