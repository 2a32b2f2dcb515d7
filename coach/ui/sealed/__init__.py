"""Sealed files: sealing for somebody, opening, commenting and answering."""
