"""All cases: begun, closed, changed, updated."""
