"""Tests of Good Terms; `python -m tests` runs them, `python -m tests.bench` measures."""
