"""What a typed line of a role-play does, as far as its words tell."""
