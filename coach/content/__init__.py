"""Files to domain: strict reader, one parser a kind, checks across files, packs, what is pinned."""
