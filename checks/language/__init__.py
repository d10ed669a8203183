"""How the checks read a sentence: its tokens and amounts, what is negated in it, and the patterns of the lexicons (`checks/lexicons/`)."""
