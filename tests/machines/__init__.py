"""Several machines on one database, each in a network namespace of its own: `make machines`."""
