"""How many are made: orders, workers, ledger; and the page by which a front desk finds its sheets."""
