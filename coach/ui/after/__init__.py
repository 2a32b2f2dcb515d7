"""The page of what comes after: plan, outcome, referral."""
