"""Benchmarks: ratios taken side by side in one run. `make bench-search`, `make bench-pages`."""
