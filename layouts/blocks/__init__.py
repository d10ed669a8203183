"""The blocks of a sheet: each turns one block of a handout into strips, and grows the tag tree."""
