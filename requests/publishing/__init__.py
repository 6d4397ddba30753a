"""Making the public copy: composed from the case as plain values, then written as Published* rows and files."""
