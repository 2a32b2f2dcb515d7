"""The window itself: rail, pages, messages, find, help, and how it starts and ends."""
