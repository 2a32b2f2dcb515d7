"""The lines of a talk, as they are read, rewritten and moved."""
