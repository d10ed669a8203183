"""What was made, looked at from outside: pages as pictures, as a photocopier leaves them, and what is odd about them."""
