"""The API as one: its resources, its start, what it says of errors, and its OpenAPI document."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI
from ninja.errors import ValidationError

from requests.for_programs import PROBLEM, problem
from requests.views.api import catalogue, questions, responses, search, statistics
from requests.views.api.answers import addresses, answer
from requests.views.api.asking import BadRequest, problems_of, refuse_unknown
from requests.views.api.items import Problem, Start

TITLE = "FOI Archive"
DESCRIPTION = (
    "Everything that this archive has published, to be read by programs: responses to Freedom of Information requests, "
    "taken apart into questions, parts of answers and the exemptions relied on. Each item names its public address "
    "and its place in the letter. The letter is the record. No key is needed."
)
RESOURCES = ("responses", "questions", "answer_parts", "exemptions", "topics", "search", "statistics")
USUAL_PROBLEMS = {
    "400": "What was asked makes no sense; `problems` says what.",
    "404": "There is nothing public at this address.",
    "429": "Too many requests: wait as long as `Retry-After` says.",
}

api = NinjaAPI(title=TITLE, version="1", description=DESCRIPTION, urls_namespace="api", openapi_url=None, docs_url=None)
for part in (responses, questions, catalogue, search, statistics):
    api.add_router("", part.router)


@api.api_operation(["GET", "HEAD"], "/", response=Start, summary="Where everything is", tags=["Start"])
def start(request: HttpRequest) -> HttpResponseBase:
    """The address of each list and of what describes them."""
    refuse_unknown(request, ())
    under = addresses(request)
    item = Start(
        title=TITLE,
        openapi=under.of("openapi"),
        docs=under.of("api_docs"),
        foi_json_schema=under.of("foi_json_schema"),
        downloads=under.of("downloads"),
        resources={name: under.of(f"api:{name}") for name in RESOURCES},
    )
    return answer(request, item)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(404)


@api.exception_handler(BadRequest)
def bad_request(request: HttpRequest, exception: BadRequest) -> HttpResponse:
    return problem(400, problems=exception.problems)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, exception: ValidationError) -> HttpResponse:
    return problem(400, problems=problems_of(exception))


@cache
def described() -> dict[str, Any]:
    """The OpenAPI document, without the host: HEAD is not told apart from GET."""
    document: dict[str, Any] = dict(api.get_openapi_schema())
    del document["servers"]
    document["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    for operations in document["paths"].values():
        operations.pop("head")
        for status, words in USUAL_PROBLEMS.items():
            told = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
            operations["get"]["responses"][status] = {"description": words, "content": told}
    return document
