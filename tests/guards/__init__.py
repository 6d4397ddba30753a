"""Are the tests real? Guards taken out one at a time, and for each the test that has to turn red."""
