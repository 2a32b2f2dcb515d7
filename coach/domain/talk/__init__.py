"""What a talk is: its lines and edits, scripts and shelves, rehearsals, and how it went."""
