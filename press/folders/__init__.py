"""What lies in a clinic's folder besides its sheets: the page by which a front desk finds them, the ZIP, the notices."""
