"""How the front desk asks: the page that staff search, fill in and print from."""
