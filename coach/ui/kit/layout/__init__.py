"""Where pieces stand: rows that break, columns, pages that scroll."""
