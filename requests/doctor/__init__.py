"""How this installation is, in plain words, and what to do about it: `manage.py doctor`, and /staff/system/."""
