"""Casework: what staff do with a case from the day it comes in. Every act takes the version somebody saw."""
