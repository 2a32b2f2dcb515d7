"""Sealed files: what goes to somebody else, locked by a passphrase, and what comes back."""
