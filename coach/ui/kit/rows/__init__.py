"""Tables and lists of rows, by mouse and by keys."""
