"""Letters that go out: composed once as plain values, then set as Word file and as PDF. Read `shapes` first."""
