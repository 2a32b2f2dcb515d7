"""What a page may ask of the window, the routes from page to page, and dialogs of any page."""
