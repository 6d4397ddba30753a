"""Statistics: figures, charts and files; and that every count opens a list of just so many."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.conf import settings
from django.db import transaction

from requests import tallies
from requests.law.outcomes import Outcome
from requests.models import PublishedResponse, PublishedTopic, SearchEntry
from tests.plugins.archives import EMPTY, copied, living_in
from tests.search import invented
from tests.search.invented import Asked, Invented, Part
from tests.web.markup import parsed, words
from tests.web.test_statements import counted

NAMES = ["timeliness", "working-days", "late", "outcomes", "exemptions", "topics", "code-of-practice"]
YES, NO = Part(("Twelve were.",)), Part(("No.",), Outcome.WITHHELD, ("40(2)",))
ELSEWHERE, ABSENT = Part(("See our website.",), Outcome.ELSEWHERE, ("21",)), Part(("None.",), Outcome.NOT_HELD)
REVIEW = "FOI 0006/25"
TRANSFER = "FOI 0009/23"
LETTERS = {  # received, working days, topics, answers; those of more than 20 days are late
    "FOI 0001/24": (date(2024, 1, 8), 10, ["grants"], [YES, YES]),
    "FOI 0002/24": (date(2024, 3, 18), 20, ["grants", "victims"], [YES, NO]),
    "FOI 0003/24": (date(2024, 3, 19), 25, [], [NO, ABSENT]),
    "FOI 0004/24": (date(2024, 6, 3), 17, ["victims"], [ELSEWHERE]),
    "FOI 0005/25": (date(2024, 12, 9), 21, ["gone"], [ABSENT]),
    REVIEW: (date(2025, 1, 6), 15, [], [YES]),
    TRANSFER: (date(2024, 2, 5), 5, [], [Part(("We do not hold it.",), Outcome.HELD_BY_ANOTHER)]),
}


def written(reference: str, days: int | None = None) -> PublishedResponse:
    received_on, usual, topics, parts = LETTERS[reference]
    days = days or usual
    answered_on = date.fromordinal(received_on.toordinal() + days * 7 // 5)
    letter = Invented(reference, tuple(Asked("How many?", (part,)) for part in parts), answered_on)
    with transaction.atomic():
        response = invented.published(letter)
        response.received_on, response.working_days, response.topics = received_on, days, topics
        response.is_late, response.after_review = days > 20, reference == "FOI 0003/24"
        response.kind = {REVIEW: "review outcome", TRANSFER: "transfer"}.get(reference, "response")
        response.late_reason = "Records were in store." if reference == "FOI 0003/24" else ""
        response.save()
        as_response = {"received_on": received_on, "is_late": days > 20, "after_review": response.after_review}
        SearchEntry.objects.filter(response=response).update(topics=topics, **as_response)
        tallies.tally(response)
    return response


@pytest.fixture(scope="module")
def home_of_transfers(django_db_setup, server, django_db_blocker):
    """Three of one year: answered in time, answered late, and passed on to another authority in time."""
    home = copied(server, EMPTY, "transfers", settings.FOI_VAR / "transfers")
    with django_db_blocker.unblock(), living_in(home):
        for reference in ("FOI 0001/24", "FOI 0003/24", TRANSFER):
            written(reference)
    return home


@pytest.fixture
def transfers(home_of_transfers, django_db_blocker):
    with django_db_blocker.unblock(), living_in(home_of_transfers):
        yield


@pytest.fixture(scope="module")
def home_of_five(django_db_setup, server, django_db_blocker):
    """Five answers and the decision of a review, of 2024 and 2025: written once, and only read."""
    home = copied(server, EMPTY, "five", settings.FOI_VAR / "five")
    with django_db_blocker.unblock(), living_in(home):
        PublishedTopic.objects.create(slug="grants", name="Grants")
        PublishedTopic.objects.create(slug="victims", name="Victims")
        for reference in LETTERS:
            if reference != TRANSFER:
                written(reference)
    return home


@pytest.fixture
def five(home_of_five, django_db_blocker):
    with django_db_blocker.unblock(), living_in(home_of_five):
        yield


def page_of(reader, address="/statistics/"):
    return parsed(reader.get(address))


def file_of(reader, address):
    """The rows of a file up to the blank line."""
    rows = list(csv.reader(io.StringIO(reader.get(address).content.decode("utf-8-sig"), newline="")))
    return rows[: rows.index([])]


def listed(reader, address):
    """How many responses a list says it has."""
    [heading] = [head for head in parsed(reader.get(address)).all("h2") if re.match(r"[\d,]+ response", head.text)]
    return int(heading.text.split(" ")[0].replace(",", ""))


def counts_of(page):
    return [(link["href"], int(link.text.split(" ")[0].replace(",", ""))) for link in page.all("a", class_="count")]


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    "address", ["/statistics/", "/statistics/2024/", "/statistics/2024-q2/", "/statistics/2024-q1/"]
)
def test_every_count_opens_a_list_of_exactly_so_many(reader, address):
    links = counts_of(page_of(reader, address))
    assert len(links) > 5
    assert {href: listed(reader, href) for href, _ in links} == dict(links)


@pytest.mark.usefixtures("archive")
def test_so_it_does_in_an_archive_of_letters(reader):
    links = counts_of(page_of(reader))
    assert len(links) > 20
    assert {href: listed(reader, href) for href, _ in links} == dict(links)


@pytest.mark.usefixtures("five")
def test_every_list_of_a_file_is_as_long_as_the_file_says(reader):
    header, *rows = file_of(reader, "/statistics/code-of-practice.csv")
    column = header.index("Requests received")
    received = {row[-1].removeprefix("http://localhost"): int(row[column]) for row in rows}
    assert {address: listed(reader, address) for address in received} == received


@pytest.mark.usefixtures("five")
def test_the_requests_received_are_as_many_in_every_table_and_on_the_page(reader):
    received = []
    for table in ("timeliness", "code-of-practice"):
        header, *rows = file_of(reader, f"/statistics/{table}.csv")
        received.append([row[header.index("Requests received")] for row in rows])
    assert received[0] == received[1]
    assert sum(map(int, received[1])) == counts_of(page_of(reader))[0][1]


@pytest.mark.usefixtures("five")
def test_the_page_says_how_many_came_and_how_fast_they_were_answered(reader):
    figures = [words(figure.text).split(" ")[0] for figure in page_of(reader).all("b", class_="big")]
    assert figures == ["6", "66.7%", "18.5", "2", "1"]


@pytest.mark.usefixtures("five")
def test_a_share_in_time_is_judged_by_the_commissioner_s_bands(reader):
    said = words(page_of(reader).one("ul", class_="bigs").text)
    assert "requests received, 1 of them for an internal review" in said
    assert "changed by an internal review, the reviews’ own letters among them" in said
    assert "of 6 responses in time: unsatisfactory, by the Information Commissioner’s bands" in said


@pytest.mark.usefixtures("transfers")
def test_a_transfer_is_no_answer_in_time(reader):
    page = page_of(reader)
    said = words(page.one("main").text)
    assert "50% of 2 answers in time: unsatisfactory" in said
    assert "1 request was passed on to another authority in time, and counts as no answer" in said
    assert "In time, or passed on" in words(page.all("ul", class_="key")[0].text)


@pytest.mark.usefixtures("transfers")
def test_a_transfer_is_no_answer_among_the_days_that_answers_took(reader):
    figures = [words(figure.text).split(" ")[0] for figure in page_of(reader).all("b", class_="big")]
    assert figures[2] == "17.5"  # of 10 and 25, not of 5 too
    header, row = file_of(reader, "/statistics/2024-q1/working-days.csv")
    told = dict(zip(header, row, strict=True))
    assert [told["Answered"], told["Working days, median"]] == ["1", "10"]
    assert listed(reader, told["List"].removeprefix("http://localhost")) == 1


@pytest.mark.usefixtures("transfers")
def test_a_column_of_days_opens_the_list_of_those_whose_days_it_shows(reader):
    chart = reader.get("/statistics/").text.split("<h2>How long did answers take?</h2>")[1].split("<table>")[0]
    assert "/foi/?answered=2024-q1&amp;kind=answer&amp;kind=review" in chart


@pytest.mark.usefixtures("own_database")
def test_one_that_came_late_is_a_late_answer_among_the_days_too(reader):
    for reference, days in (("FOI 0001/24", 10), (TRANSFER, 35)):
        written(reference, days)
    header, row = file_of(reader, "/statistics/2024-q1/working-days.csv")
    told = dict(zip(header, row, strict=True))
    assert [told[name] for name in ("Answered", "Working days, median", "Working days, longest")] == ["2", "22.5", "35"]


@pytest.mark.usefixtures("transfers")
def test_those_that_were_passed_on_are_listed(reader):
    assert ("/foi/?kind=passed-on", 1) in counts_of(page_of(reader))


@pytest.mark.usefixtures("five")
def test_the_reviews_among_those_received_are_listed(reader):
    assert ("/foi/?kind=review", 1) in counts_of(page_of(reader))


NUMBER = re.compile(r"(?<![\w.-])[\d,.]+%?(?![\w-])")


@pytest.mark.usefixtures("transfers")
def test_no_number_of_responses_stands_there_without_its_list(reader):
    page = reader.get("/statistics/").content.decode()
    short = page.split('<ul class="bigs">')[1].split("</ul>")[0]
    tables = "".join(re.findall(r"<tbody>.*?</tfoot>|<tbody>.*?</tbody>", page.split("Late, and why")[0], re.DOTALL))
    figures = re.sub(r"<th scope=.row.*?</th>|<a [^>]*>.*?</a>", "", tables, flags=re.DOTALL)
    in_words = re.sub(r"<a [^>]*>.*?</a>", "", short, flags=re.DOTALL)
    left = [NUMBER.findall(re.sub(r"<[^>]*>", " ", each)) for each in (in_words, figures)]
    assert [left[0], set(left[1]) - {"0"}] == [[], set()]


@pytest.mark.usefixtures("transfers")
@pytest.mark.parametrize("address", ["/statistics/", "/statistics/2024/", "/statistics/2024-q1/"])
def test_counts_agree_with_their_lists_where_a_request_was_passed_on(reader, address):
    links = counts_of(page_of(reader, address))
    assert len(links) > 3
    assert {href: listed(reader, href) for href, _ in links} == dict(links)


@pytest.mark.usefixtures("transfers")
def test_files_count_transfers_by_themselves(reader):
    header, row = file_of(reader, "/statistics/2024-q1/timeliness.csv")
    told = dict(zip(header, row, strict=True))
    shown = [told[name] for name in ("Answered", "Of these passed on in time", "Answered in time, %")]
    assert shown == ["2", "1", "100"]
    header, row = file_of(reader, "/statistics/2024-q1/code-of-practice.csv")
    told = dict(zip(header, row, strict=True))
    shown = [told[name] for name in ("Requests received", "Answered in time", "Passed on in time", "Answered late")]
    assert shown == ["3", "1", "1", "1"]


@pytest.mark.usefixtures("transfers")
def test_programs_are_told_of_transfers_too(reader):
    told = reader.get("/api/v1/statistics").json()["total"]
    assert (told["answered"], told["passed_on"], told["late"], told["in_time_percent"]) == (3, 1, 1, 50)


@pytest.mark.usefixtures("transfers")
def test_the_home_page_counts_no_transfer_as_an_answer_in_time(reader):
    assert "50% answered in time" in words(page_of(reader, "/").one("main").text)


@pytest.mark.usefixtures("five")
def test_quarters_stand_in_their_order_with_the_empty_ones_between(reader):
    labels = [words(cell.text) for cell in page_of(reader).all("span", class_="nowrap")]
    assert labels[:5] == ["2024 Q1", "2024 Q2", "2024 Q3", "2024 Q4", "2025 Q1"]


@pytest.mark.usefixtures("five")
def test_a_period_shows_its_own_figures(reader):
    header, *rows = file_of(reader, "/statistics/2024-q2/timeliness.csv")
    [row] = [dict(zip(header, row, strict=True)) for row in rows]
    shown = [row[name] for name in ("Period", "From", "To", "Requests received", "Answered", "Answered late")]
    assert shown == ["2024 Q2", "2024-04-01", "2024-06-30", "1", "3", "1"]


@pytest.mark.usefixtures("five")
def test_late_answers_stand_with_the_office_s_reason(reader):
    said = words(page_of(reader, "/statistics/2024/").one("table", class_="late-rows").text)
    assert "FOI 0003/24" in said
    assert "Records were in store." in said
    assert "No reason is given" in words(page_of(reader, "/statistics/2025/").one("table", class_="late-rows").text)


@pytest.mark.usefixtures("five")
def test_a_topic_that_is_no_more_in_the_list_is_not_shown(reader):
    assert [row[:2] for row in file_of(reader, "/statistics/topics.csv")] == [
        ["Topic", "Responses"], ["Grants", "2"], ["Victims", "2"],
    ]  # fmt: skip


@pytest.mark.usefixtures("five")
def test_the_code_s_table_counts_whole_results_by_quarter_of_receipt(reader):
    header, *rows = file_of(reader, "/statistics/code-of-practice.csv")
    quarters = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    first = {name: value for name, value in quarters["2024 Q1"].items() if value not in ("0", "2024 Q1")}
    del first["From"], first["To"], first["List"]
    assert first == {
        "Requests received": "3", "Answered in time": "2", "Answered late": "1", "Granted in full": "1",
        "Granted in part, refused in part": "1", "Refused in full": "1",
        "Section 40 applied": "2",
    }  # fmt: skip
    assert (quarters["2024 Q2"]["Already public"], quarters["2024 Q4"]["Not held"]) == ("1", "1")
    assert quarters["2024 Q3"]["Requests received"] == "0"


@pytest.mark.usefixtures("five")
def test_the_decision_of_a_review_is_no_new_request_in_the_code_s_table(reader):
    header, *rows = file_of(reader, "/statistics/2025-q1/code-of-practice.csv")
    [row] = [dict(zip(header, row, strict=True)) for row in rows]
    shown = [row[name] for name in ("Requests received", "Granted in full", "Internal reviews among them")]
    assert shown == ["1", "0", "1"]


@pytest.mark.usefixtures("five")
def test_the_charts_say_in_words_what_they_show(reader):
    page = page_of(reader)
    described = [words(text.text) for text in page.all("desc")]
    assert described[0].startswith("2024 Q1: 1, 0 of them late; 2024 Q2: 3, 1 of them late; 2024 Q3: 0")
    assert described[1].startswith("2024 Q1: 10; 2024 Q2: 20; 2025 Q1: 18.")
    assert [words(title.text) for title in page.all("title")[1:]] == [
        "Responses, in time and late", "Working days to the answer, the median",
    ]  # fmt: skip


@pytest.mark.usefixtures("five")
def test_the_page_says_that_it_counts_only_what_is_published_and_no_people(reader):
    said = words(page_of(reader).one("main").text)
    assert "count responses that are published in this archive, answered from 22 January 2024 to" in said
    assert "not published here or were withdrawn, are not counted" in said
    assert "They count responses, not people" in said


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_a_file_that_says_what_it_counts_and_where_from(reader, name):
    answer = reader.get(f"/statistics/2024/{name}.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="foi-statistics-{name}-2024.csv"'
    assert rows[-3][0].startswith("Counted are responses published in this archive, not people.")
    assert rows[-1] == ["http://localhost/statistics/2024/"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "address",
    [
        "/statistics/nonsense.csv", "/statistics/2024/nonsense.csv", "/statistics/2024-q5/", "/statistics/1999/",
        "/statistics/2024-Q1/",
    ],
)  # fmt: skip
def test_what_is_no_table_and_no_period_is_not_there(reader, address):
    assert reader.get(address).status_code == 404


@pytest.mark.usefixtures("archive")
def test_a_period_of_which_nothing_is_published_says_so(reader):
    page = page_of(reader, "/statistics/2009/")
    assert "Nothing published here was received or answered in 2009" in words(page.one("main").text)
    assert counts_of(page) == []


@pytest.mark.usefixtures("own_database")
def test_an_empty_archive_has_a_page_and_files(reader):
    assert "Nothing is published yet" in words(page_of(reader).one("main").text)
    for name in NAMES:
        assert len(file_of(reader, f"/statistics/{name}.csv")) == 1


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/statistics/", 7),
        ("/statistics/2024/", 7),
        ("/statistics/late.csv", 7),
        ("/statistics/code-of-practice.csv", 7),
    ],
)
def test_it_takes_few_statements(reader, address, most):
    with counted() as statements:
        assert reader.get(address).status_code == 200
    assert len(statements) <= most


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("address", ["/statistics/", "/statistics/2024/", "/statistics/2025/"])
def test_every_number_of_the_tables_opens_the_list_behind_it(reader, address):
    page, _, _ = reader.get(address).content.decode().partition('class="late-rows"')  # there each row is one response
    numbers = [cell for cell in re.findall(r'<td class="num">(.*?)</td>', page, re.DOTALL) if re.search("[1-9]", cell)]
    assert len(numbers) > 6
    assert [cell for cell in numbers if "<a " not in cell] == []


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ["/statistics/", "/statistics/2024/", "/statistics/2024-q1/", "/exemptions/"])
def test_one_is_said_of_one(reader, address):
    said = [words(link.text) for link in page_of(reader, address).all("a") if re.match(r"1 \w", words(link.text))]
    assert said
    assert [
        each for each in said if re.match(r"1 (?:late )?(?:requests|responses|answers)\b|1 response rely", each)
    ] == []


@pytest.mark.usefixtures("archive")
def test_every_figure_of_the_front_page_opens_what_it_counts(reader):
    _, _, facts = reader.get("/").content.decode().partition('<ul class="facts')
    facts, _, _ = facts.partition("</ul>")
    assert re.findall(r'<li><a href="([^"]*)"><b>', facts) == ["/search/", "/foi/", "/statistics/", "/exemptions/"]
    assert facts.count("<li") == 4
