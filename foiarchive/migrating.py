"""An operation that makes many models at once, for the migration that an app begins with."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState, StateApps
from django.db.models import Model


class CreateModels(Operation):
    """All these models and then their tables.

    With an operation for each, Django builds every model anew after every operation that touches one it is related to:
    most of the time that preparing a database took. Models may point at each other in any order.
    """

    serialization_expand_args = ["models"]

    def __init__(self, models: Sequence[CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        vars(state).pop("apps", None)  # built again where somebody asks for it
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in self._mine(app_label, schema_editor, to_state.apps):
            schema_editor.create_model(model)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in reversed(self._mine(app_label, schema_editor, from_state.apps)):
            schema_editor.delete_model(model)

    def describe(self) -> str:
        return f"Create {len(self.models)} models"

    def _mine(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, apps: StateApps) -> list[type[Model]]:
        alias = schema_editor.connection.alias
        models = (apps.get_model(app_label, model.name) for model in self.models)
        return [model for model in models if self.allow_migrate_model(alias, model)]
