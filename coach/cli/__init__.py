"""The command line: one module for each command; no Qt but for the PDF."""
