"""How many are made: orders, workers, ledger."""
