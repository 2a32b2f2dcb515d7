"""Pure functions: interview, diagnosis, talk, plan, study, practice; state in, state out."""
