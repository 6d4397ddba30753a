"""The read-only JSON API: everything that is public, for programs."""
