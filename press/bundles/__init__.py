"""Several topics in one PDF, as they are ordered together."""
