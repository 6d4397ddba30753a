"""Letters composed for the tests, each named for what it proves, with the reading a careful person gives it."""
