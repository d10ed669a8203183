"""What can be told of two languages without knowing what a sentence means: terms, denials, units, address, and whose words they are."""
