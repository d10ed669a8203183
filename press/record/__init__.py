"""What was made and what is due: the ledger and the files it tells of, recalls, and the lock under which they are written."""
