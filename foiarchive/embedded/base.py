"""The engine that Django loads for `ENGINE = "foiarchive.embedded"`. HOST is the folder the server lives in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from foiarchive.embedded.server import server_in


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL as ever, but see that it runs before each new connection."""

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        params["host"] = str(server_in(Path(self.settings_dict["HOST"])).join())
        return params
