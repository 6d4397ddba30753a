"""Answers that contradict each other: another figure for the same time, another outcome, refused after it was given.

What is told is believed, so only what is certain is told: figures are compared where question, heads, unit, basis and
time are the same, and neither is provisional. What differs by its words is no contradiction here, whatever it means.
"""
