"""The places where a file hides what a reader does not see, a module for each kind of file. Start at `looking`."""
