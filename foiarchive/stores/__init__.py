"""Where files are kept: in folders on a disk, or in one bucket of a store that speaks S3. The promises are the same.

A file is there whole or not at all, and lasts once it is kept: its row comes after it. Nobody but the archive reads it.
"""
