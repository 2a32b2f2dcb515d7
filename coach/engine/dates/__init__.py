"""Days and times: counted, written and read."""
