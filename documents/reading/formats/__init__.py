"""One module a kind of file, all of the same shape: bytes -> pages of words. `choosing` tells which reads a file."""
