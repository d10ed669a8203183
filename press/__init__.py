"""How many are made: orders, workers, ledger, proofs, and the page by which a clinic's front desk finds its sheets."""
