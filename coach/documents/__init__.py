"""Talks as Markdown, HTML and PDF."""
