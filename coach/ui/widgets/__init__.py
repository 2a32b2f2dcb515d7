"""The house's own small widgets."""
