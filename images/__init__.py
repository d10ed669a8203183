"""What a handout shows: art, its index, figures drawn from numbers, colour roles from a brand."""
