"""Practising with somebody: the setup, the three views, the marks and the debrief."""
