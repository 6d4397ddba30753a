"""An OpenAPI document or a JSON Schema as tables for people. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

PLAIN = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
    "object": "names with their values",
}
FORMATS = {"date": "date, such as 2024-04-17", "date-time": "date and time (ISO 8601)"}
MOST_CHOICES = 16


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field holds, in words; `model` is the item it holds, if it is one that is described too."""

    words: str
    model: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field or a parameter."""

    name: str
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Model:
    """An item with its fields."""

    name: str
    about: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API. `example` is an address to open; blank where nothing is published yet."""

    name: str
    path: str
    summary: str
    about: str
    parameters: tuple[Field, ...]
    gives: str
    example: str


def fields_of(models: Mapping[str, Any], but: Collection[str] = ()) -> list[Model]:
    """The items of a schema with their fields, but for some that are described elsewhere."""
    return [
        Model(name, " ".join(model.get("description", "").split()), tuple(_fields(model)))
        for name, model in models.items()
        if name not in but and "properties" in model
    ]


def operations_of(document: Mapping[str, Any], examples: Mapping[str, str]) -> list[Operation]:
    """The addresses of the API in the order of the document. `examples` are values for what stands in addresses."""
    return [_operation(path, methods["get"], examples) for path, methods in document["paths"].items()]


def without_names_of_choices(document: Any, schemas: Mapping[str, Any]) -> Any:
    """A document with the values of each choice where it is used: a name of one says nothing to people."""
    if isinstance(document, list):
        return [without_names_of_choices(each, schemas) for each in document]
    if not isinstance(document, dict):
        return document
    named = schemas.get(str(document.get("$ref", "")).rpartition("/")[2], {})
    if "enum" in named:
        return named
    return {name: without_names_of_choices(each, schemas) for name, each in document.items()}


def _operation(path: str, told: Mapping[str, Any], examples: Mapping[str, str]) -> Operation:
    parameters = told["parameters"]
    named = {"slug", "anchor", "code"} & {parameter["name"] for parameter in parameters}
    filled = re.sub(r"{(\w+)}", lambda found: examples.get(found[1], ""), path) if named <= set(examples) else ""
    query = "?limit=2" if any(parameter["name"] == "limit" for parameter in parameters) else ""
    query = "?q=cost" if path.endswith("/search") else query
    return Operation(
        name=told["operationId"],
        path=path,
        summary=told["summary"],
        about=told.get("description", ""),
        parameters=tuple(_parameter(parameter) for parameter in parameters),
        gives=_kind(told["responses"][200]["content"]["application/json"]["schema"]).model,
        example=filled + query if filled else "",
    )


def _parameter(parameter: Mapping[str, Any]) -> Field:
    where = "in the address" if parameter["in"] == "path" else ""
    about = parameter.get("description", "")
    return Field(parameter["name"], _kind(_that_can_be_sent(parameter["schema"])), about or where)


def _that_can_be_sent(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """An address cannot hold null: it leaves the parameter out."""
    either = [one for one in told.get("anyOf", ()) if one.get("type") != "null"]
    return either[0] if len(either) == 1 else told


def _fields(model: Mapping[str, Any]) -> Iterator[Field]:
    for name, told in model["properties"].items():
        yield Field(name, _kind(told), " ".join(told.get("description", "").split()))


def _kind(told: Mapping[str, Any]) -> Kind:
    if "$ref" in told:
        return Kind("", told["$ref"].rpartition("/")[2])
    if "anyOf" in told:
        either = [_kind(one) for one in told["anyOf"]]
        first, others = either[0], " or ".join(one.words for one in either[1:])
        return Kind(first.words, first.model, f"{first.after} or {others}")
    if "const" in told:
        return Kind(f"“{told['const']}”")
    if told.get("type") == "array":
        inner = _kind(told.get("items", {}))
        return Kind(f"list of {inner.words}", inner.model, inner.after)
    if "enum" in told:
        return _choice(told["enum"])
    return Kind(FORMATS.get(told.get("format", ""), PLAIN.get(told.get("type", ""), "anything")))


def _choice(values: list[object]) -> Kind:
    shown = ", ".join(str(value) for value in values[:MOST_CHOICES])
    return Kind(f"one of: {shown}" + (" and more" if len(values) > MOST_CHOICES else ""))
