"""Finished PDFs as a stranger sees them: their pixels, their text, the tags that a screen reader walks.

Nothing here knows how they were laid out.
"""
