"""Backups: a folder with every row and file of an installation, each with its hash; checked, and put back.

    manifest.json      what it is, which migrations it was made after, each table and file with size and hash
    manifest.sha256    the hash of that
    tables/NAME        a table's rows as PostgreSQL's COPY writes them, which any version of it reads
    files/…            letters, files that wait, and the published copy, under their names in FOI_VAR

Not in it: sessions, the secret key, the search index, downloads and counters. Whoever holds it holds the letters.
"""
