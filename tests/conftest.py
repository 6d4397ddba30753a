"""The fixtures of every test; each plugin says at its top what it is for."""

# In this order: pytest must load each before another imports it.
pytest_plugins = [
    "tests.plugins.requirements",
    "tests.plugins.listed",
    "tests.plugins.archives",
    "tests.plugins.site",
    "tests.plugins.post",
    "tests.plugins.inbox",
    "tests.plugins.bucket",
]
