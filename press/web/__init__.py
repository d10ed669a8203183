"""What the web pages for staff share, the offline index page and the desk's: modules, style, words, and how they come into a page."""
