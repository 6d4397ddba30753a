"""Internal review: opened, taken by somebody who had no hand in the answer, decided part by part, concluded."""
