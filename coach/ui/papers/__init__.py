"""The pages of papers: of a case, of a script, of a round, and those that stand by themselves."""
