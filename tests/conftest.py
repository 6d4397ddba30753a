"""The fixtures of every test; each plugin says at its top what it is for."""

pytest_plugins = ["tests.plugins.requirements", "tests.plugins.archives", "tests.plugins.site"]
