"""The API: every item whole and true, pages that neither skip nor repeat, errors in plain English."""

from __future__ import annotations

import base64
import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from requests.law.outcomes import Outcome, Overall
from requests.models import (
    PublishedAuthority,
    PublishedPart,
    PublishedQuestion,
    PublishedResponse,
    PublishedTable,
    PublishedTopic,
    SearchEntry,
)
from tests import archive as committed
from tests.web.published import published_response

API = "/api/v1"
HOST = "http://localhost"


def got(reader, address, **asked):
    response = reader.get(address, asked)
    assert response.status_code == 200, response.content
    return response.json()


def walked(reader, address):
    """All items of a list, page by page, and how many pages there were."""
    items, pages = [], 0
    while address:
        page = got(reader, address)
        items += page["items"]
        address, pages = page["next"], pages + 1
    return items, pages


# --- whole responses -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("slug", committed.PUBLISHED)
def test_every_published_response_is_as_its_schema_says(reader, slug):
    schema = got(reader, f"{API}/schema.json")
    Draft202012Validator.check_schema(schema)
    found = got(reader, f"/foi/{slug}.json")
    assert list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(found)) == []
    assert found["questions"] or not PublishedQuestion.objects.filter(response__slug=slug).exists()


@pytest.mark.usefixtures("archive")
def test_the_schema_describes_every_field_and_allows_no_other(reader):
    schema = got(reader, f"{API}/schema.json")
    models = [schema, *schema["$defs"].values()]
    assert [m["title"] for m in models if m.get("additionalProperties", True)] == []
    assert [name for m in models for name, told in m["properties"].items() if not told.get("description")] == []


@pytest.mark.usefixtures("archive")
def test_a_response_has_the_letters_words_their_places_and_the_exemptions(reader):
    found = got(reader, "/foi/0008-24.json")
    question = next(question for question in found["questions"] if question["anchor"] == "q1b")
    words = PublishedPart.objects.filter(question__response__slug="0008-24", question__anchor="q1b").first().said
    assert question["address"] == f"{HOST}/foi/0008-24/q1b/"
    assert [run["text"] for run in question["parts"][0]["runs"]] == [run["text"] for run in words]
    places = [source["address"] for source in question["parts"][0]["sources"]]
    assert places
    assert all(place.startswith(f"{HOST}/foi/0008-24/letter/") for place in places)
    assert {relied["section"] for q in found["questions"] for part in q["parts"] for relied in part["exemptions"]}


@pytest.mark.usefixtures("archive")
def test_it_is_the_same_under_both_addresses(reader):
    assert reader.get("/foi/0008-24.json").content == reader.get(f"{API}/responses/0008-24").content


@pytest.mark.usefixtures("own_archive")
def test_caveats_copyright_licence_and_topics_travel_along(reader):
    PublishedTable.objects.filter(response__slug="0008-24").update(caveats=["Not for comparison."])
    PublishedTopic.objects.create(slug="victims", name="Victims’ services")
    PublishedResponse.objects.filter(slug="0008-24").update(topics=["victims"], copyright_text="© The office.")
    PublishedAuthority.objects.update(licence_name="A licence", licence_url="https://licence.example/")
    parts, _ = walked(reader, f"{API}/answer-parts?limit=100")
    part = next(part for part in parts if part["tables"] and part["response"]["slug"] == "0008-24")
    assert part["tables"][0]["caveats"] == ["Not for comparison."]
    response = part["response"]
    assert (response["copyright"], response["licence"]["name"]) == ("© The office.", "A licence")
    assert (response["topics"][0]["name"], response["version"]) == ("Victims’ services", 1)
    assert (response["answered_on"], response["published_at"][:10]) == ("2024-04-17", "2026-03-02")
    counts = {topic["slug"]: topic["responses"] for topic in got(reader, f"{API}/topics")["items"]}
    assert counts["victims"] == 1
    assert [item["slug"] for item in got(reader, f"{API}/responses?topic=victims")["items"]] == ["0008-24"]


# --- lists -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("archive")
def test_the_list_has_every_response_once_and_nothing_else(reader):
    items, pages = walked(reader, f"{API}/responses?limit=2")
    assert (sorted(item["slug"] for item in items), pages) == (sorted(committed.PUBLISHED), 3)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("name", "model"), [("questions", PublishedQuestion), ("answer-parts", PublishedPart)])
def test_questions_and_parts_are_each_told_once(reader, name, model):
    items, pages = walked(reader, f"{API}/{name}?limit=7")
    keys = [(item["response"]["slug"], item.get("question", item)["anchor"], item.get("order")) for item in items]
    assert (len(keys), len(set(keys))) == (model.objects.count(),) * 2
    assert pages == -(-len(keys) // 7)


@pytest.mark.usefixtures("own_database")
def test_what_is_published_meanwhile_moves_nothing(reader):
    for slug in ("a", "b", "c", "d"):
        published_response(slug, 1)
    first = got(reader, f"{API}/responses?limit=2")
    published_response("e", 1)
    rest, _ = walked(reader, first["next"])
    assert [item["slug"] for item in [*first["items"], *rest]] == ["d", "c", "b", "a"]


@pytest.mark.usefixtures("archive")
def test_lists_can_be_narrowed(reader):
    assert {item["answered_on"][:4] for item in got(reader, f"{API}/responses?year=2024")["items"]} == {"2024"}
    assert got(reader, f"{API}/responses?published_since=2026-03-03")["items"] == []
    refused = got(reader, f"{API}/answer-parts?outcome=withheld&limit=100")["items"]
    assert {part["outcome"] for part in refused} == {"withheld"}
    by_code = got(reader, f"{API}/answer-parts?exemption=s21")
    assert by_code["items"] == got(reader, f"{API}/exemptions/s21/uses")["items"]
    assert all("s21" in [relied["section"] for relied in part["exemptions"]] for part in by_code["items"])


@pytest.mark.usefixtures("searchable")
def test_a_search_finds_what_the_page_finds(reader):
    found = got(reader, f"{API}/search?q=VRU+funding&outcome=disclosed")
    page = reader.get("/search/?q=VRU+funding&outcome=disclosed").content.decode()
    assert found["total"] > 0
    assert all(f"/foi/{item['response']['slug']}/#{item['anchor']}" in page for item in found["items"])
    assert "funding" in found["items"][0]["best"][0]["text"].lower()


@pytest.mark.usefixtures("searchable")
def test_a_page_of_a_document_comes_with_the_response_it_belongs_to(reader):
    entry = SearchEntry.objects.exclude(page=None).first()
    words = " ".join(entry.answered.split()[:3])
    found = got(reader, f"{API}/search", q=f'"{words}"')["document_pages"]
    assert entry.slug in [page["response"]["slug"] for page in found]
    assert all(page["address"].startswith(page["response"]["address"]) for page in found)


@pytest.mark.usefixtures("archive")
def test_without_an_index_a_search_says_when_to_come_back(reader, settings, tmp_path):
    settings.FOI_SEARCH = tmp_path
    response = reader.get(f"{API}/search?q=funding")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")


# --- the document ----------------------------------------------------------------------------------------------------


def references(value):
    if isinstance(value, dict):
        yield from [value["$ref"]] if "$ref" in value else []
        value = list(value.values())
    for inner in value if isinstance(value, list) else []:
        yield from references(inner)


@pytest.mark.usefixtures("searchable")
def test_every_address_of_the_openapi_document_answers_as_it_says(reader):
    document = got(reader, f"{API}/openapi.json")
    schemas = {"$defs": document["components"]["schemas"]}
    assert {ref.rpartition("/")[2] for ref in references(document)} <= set(schemas["$defs"])
    for path, methods in document["paths"].items():
        address = path.format(slug="0008-24", anchor="q1b", code="s21")
        schema = json.loads(json.dumps(methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]))
        whole = json.loads(json.dumps({**schemas, **schema}).replace("#/components/schemas/", "#/$defs/"))
        assert list(Draft202012Validator(whole).iter_errors(got(reader, address))) == [], path


# --- errors ----------------------------------------------------------------------------------------------------------


def cursor(*key):
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "asked",
    [
        "responses?limit=0",
        "responses?limit=101",
        "responses?limit=many",
        "responses?yaer=2024",
        "responses?topic=%00",
        "responses?published_since=soon",
        "responses?cursor=nonsense",
        "responses?cursor=" + "A" * 10_000,
        "responses?cursor=" + cursor("2026-03-02T10:00:00", "0008-24"),
        "responses?cursor=" + cursor("2026-03-02T10:00:00Z", "a\0b"),
        "questions?cursor=" + cursor("2026-03-02T10:00:00Z", "0008-24"),
        "questions?cursor=" + cursor("2026-03-02T10:00:00Z", "0008-24", 10**30),
        "answer-parts?outcome=nonsense",
        "answer-parts?exemption=zzz",
        "search?outcome=nonsense",
        "search?limit=5",
    ],
)
def test_what_makes_no_sense_is_told_in_plain_english(reader, asked):
    response = reader.get(f"{API}/{asked}")
    found = response.json()
    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json")
    assert found["problems"]
    assert all(sentence.endswith(".") for sentence in found["problems"])


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "address",
    [
        "/foi/0070-24.json",  # withdrawn
        "/foi/0066-23.json",  # filed, not published
        "/foi/0063-25.json",  # a draft
        f"{API}/responses/0070-24",
        f"{API}/questions/0070-24/q1",
        f"{API}/questions/0008-24/q99",
        f"{API}/questions/0008-24/%00",
        f"{API}/exemptions/s999",
        f"{API}/exemptions/s999/uses",
        f"{API}/responses/",
        f"{API}/nowhere",
        "/api/",
    ],
)
def test_what_is_not_public_is_the_same_as_what_never_was(reader, address):
    never, response = reader.get("/foi/never-was.json"), reader.get(address)
    assert (response.status_code, response.content) == (404, never.content)
    assert dict(response.headers) == dict(never.headers)


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", [f"{API}/responses", "/foi/0008-24.json", f"{API}/nowhere"])
def test_nothing_can_be_changed_and_any_site_s_script_may_look(reader, address):
    refused = reader.post(address, {"a": "b"})
    assert (refused.status_code, refused.json()["status"], refused.headers["Allow"]) == (405, 405, "GET, HEAD, OPTIONS")
    asked = reader.options(address, headers={"Origin": "https://elsewhere.example"})
    assert (asked.status_code, asked.content) == (204, b"")
    assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    for response in (refused, asked, reader.get(address)):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", [f"{API}/docs", "/foi/0008-24/", "/downloads/questions.csv"])
def test_pages_are_not_opened_to_other_sites(reader, address):
    headers = reader.get(address).headers
    assert (headers.get("Access-Control-Allow-Origin"), headers["Cross-Origin-Resource-Policy"]) == (
        None,
        "same-origin",
    )


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("operation", "values"), [("questions", Overall), ("answer-parts", Outcome)])
def test_the_page_for_people_tells_the_values_of_a_choice_and_of_nothing_that_cannot_be_sent(reader, operation, values):
    page = reader.get(f"{API}/docs").content.decode()
    _, _, section = page.partition(f"GET {API}/{operation}</code>")
    section, _, _ = section.partition("</section>")
    _, _, row = section.partition(">outcome<")
    row, _, _ = row.partition("</tr>")
    assert [value for value in values if value not in row] == []
    assert "null" not in row


@pytest.mark.usefixtures("archive")
def test_the_page_for_people_explains_the_order_by_a_word_it_lists(reader):
    assert "understood too, as answered" in reader.get(f"{API}/docs").content.decode()
