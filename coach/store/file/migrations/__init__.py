"""The steps that make and change the tables, and what each of them says."""
