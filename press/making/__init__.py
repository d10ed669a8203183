"""How many are made: workers, and a run over any executor, on this machine or on a cluster."""
