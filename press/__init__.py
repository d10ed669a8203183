"""How many are made.  The rooms, each of which may import those before it:

orders    what is asked for, and the one way from an order to a PDF
record    what was made and what is due: ledger, recalls, whole files, the lock
web       what the web pages for staff share: modules, style, words
folders   what lies in a clinic's folder besides its sheets: index page, ZIP, notices
making    workers, and a run over any executor
bundles   several topics in one PDF
proofs    finished sheets, looked at from outside
"""
