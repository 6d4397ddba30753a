"""A Django database engine: PostgreSQL from the project's own wheel, started at the first connection."""
