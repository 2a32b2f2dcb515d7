"""Studying: cards out of the library, when each comes again, and how ready somebody is."""
