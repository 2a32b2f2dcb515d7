"""What a page may ask of the window, and the routes from page to page."""
