"""Dialogs: each offers a class method that shows it and returns a value."""
