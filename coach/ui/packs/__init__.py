"""Packs: which there are, what each changes, bringing one in and passing one on."""
