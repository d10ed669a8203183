"""What is asked for: orders, plans, what an order is made from, its check code, and the one way from an order to a PDF."""
