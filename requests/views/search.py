"""Search results, and every response by year."""
