"""What of a case a person can correct: each thing knows its value, takes another, and is found again later."""
