"""The pages that describe the API and the fields of `foi.json`, drawn from the documents that programs read."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from requests.for_programs import PROBLEMS
from requests.models import PublishedQuestion
from requests.reuse.foi_json import Response, schema
from requests.views.api.described import fields_of, operations_of, without_names_of_choices
from requests.views.api.site import described
from requests.views.conditional import revalidated

EXAMPLE_CODE = "s21"
IN_A_RESPONSE = {Response.__name__, *schema()["$defs"]}


@require_safe
def api_docs(request: HttpRequest) -> HttpResponseBase:
    """The API for people: each address with its parameters, an example to open, and what comes back."""
    whole = described()
    document = without_names_of_choices(whole, whole["components"]["schemas"])
    models = fields_of(document["components"]["schemas"], but=IN_A_RESPONSE)
    shown = {
        "operations": operations_of(document, _examples()),
        "models": models,
        "names": {model.name for model in models},
        "problems": [(status, *words) for status, words in PROBLEMS.items()],
        "about": document["info"]["description"],
    }
    return revalidated(request, render(request, "about/api.html", shown))


@require_safe
def foi_json_fields(request: HttpRequest) -> HttpResponseBase:
    """Every field of `foi.json`."""
    whole = schema()
    models = fields_of(without_names_of_choices({whole["title"]: whole, **whole["$defs"]}, whole["$defs"]))
    shown = {"models": models, "names": {model.name for model in models}, "example": _examples().get("slug")}
    return revalidated(request, render(request, "about/foi_json.html", shown))


def _examples() -> dict[str, str]:
    """What stands in addresses, from the response published last; nothing where there is none. One statement."""
    newest = PublishedQuestion.objects.order_by("-response__first_published_at", "response__slug", "order")
    found = newest.values("response__slug", "anchor").first()
    if found is None:
        return {}
    return {"slug": found["response__slug"], "anchor": found["anchor"], "code": EXAMPLE_CODE}
