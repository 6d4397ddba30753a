"""What is published, in forms for programs: `foi.json`, and the files that hold the whole archive."""
