"""What is missing or weak in this installation, in plain words, and what to do about it: `manage.py doctor`."""
