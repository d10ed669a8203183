"""How the program is asked: one small file per command."""
