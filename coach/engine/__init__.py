"""Pure functions: interview, diagnosis, talk, plan and referral; state in, state out."""
