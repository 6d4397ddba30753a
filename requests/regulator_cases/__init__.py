"""A complaint to the regulator: opened, its letters and deadlines, its notice, an appeal, and the evidence for it."""
