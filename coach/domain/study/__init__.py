"""What is learned: cards, when they come again, and the paths and stories of a pack."""
