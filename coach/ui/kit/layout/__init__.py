"""Where pieces stand: columns, rows that break, pages that scroll, what is above and below."""
