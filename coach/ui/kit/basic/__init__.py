"""The smallest pieces: colours, icons, labels, buttons, cards."""
