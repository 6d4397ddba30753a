"""Whether rows, files and index of this installation belong together: `manage.py check_archive`."""
