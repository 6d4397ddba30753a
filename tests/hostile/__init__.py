"""Files that are not letters, or want to harm their reader; every one is made here, by code."""
