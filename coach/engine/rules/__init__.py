"""The interview and what follows from its answers: conditions, verdicts, flips."""
