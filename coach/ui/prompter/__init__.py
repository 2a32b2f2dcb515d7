"""The prompter and rehearsals."""
