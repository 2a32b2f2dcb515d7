"""The files that are practised with: moves, levels, personas, rubrics, role-plays."""
