"""How a sheet lies on paper: theme, strips, blocks, pages, tags.  The only room that writes PDF."""
