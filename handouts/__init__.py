"""What a handout says: definitions and clinics, the model, the words.  Knows no PDF."""
