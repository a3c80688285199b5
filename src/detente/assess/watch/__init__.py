"""What to watch: dated events that can be seen soon, and how the headline differs with them."""
