"""Erasing: who asked, the originals, what was sent, and every word that was not cleared. What is public stays.

kept.py          what the office keeps of one request: its letter, its case, or both
holds.py         why it may not be erased yet
rows.py          what goes, and what is left of a request and a case
certificates.py  what was erased, as a file beside the database: a backup of an earlier day knows nothing of it
acts.py          erasing, when it is asked for, when it is due, and once more after a backup was put back
"""
