"""How an answer's words are set: word for word, grouped as a reader expects."""

from __future__ import annotations

from typing import Any

from requests.views.said import BlockKind, pieces_of, said_of, sum_of
from requests.views.shown_tables import shown_table


def run(kind: str, text: str, *links: dict[str, Any], table: int | None = None) -> dict[str, Any]:
    return {"kind": kind, "text": text, "table": table, "links": list(links)}


def link(text: str, label: str, url: str, site: str = "") -> dict[str, Any]:
    start = text.index(label)
    return {"label": label, "url": url, "page_hint": "", "site": site, "start": start, "end": start + len(label)}


def test_paragraphs_stay_paragraphs() -> None:
    said = said_of([run("paragraph", "One."), run("paragraph", "Two.")], {})
    assert [block.kind for block in said.blocks] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_neighbouring_list_items_are_one_list() -> None:
    said = said_of([run("list item", "• One"), run("list item", "• Two")], {})
    assert [len(block.lines) for block in said.blocks] == [2]


def test_a_list_does_not_repeat_the_letter_s_bullet() -> None:
    [block] = said_of([run("list item", "•  One"), run("list item", "Two")], {}).blocks
    assert [line[0].text for line in block.lines] == ["One", "Two"]


def test_a_list_of_labels_and_sums_of_money_is_set_as_sums() -> None:
    [block] = said_of([run("list item", "22/23 £1,414,226"), run("list item", "23/24: £1,058,313.50")], {}).blocks
    assert [(found.label, found.amount) for found in block.sums] == [
        ("22/23", "£1,414,226"),
        ("23/24:", "£1,058,313.50"),
    ]


def test_a_list_where_one_item_says_more_than_a_sum_stays_a_list() -> None:
    said = said_of([run("list item", "22/23 £1,414,226"), run("list item", "£35 million for all units")], {})
    assert said.blocks[0].kind is BlockKind.LIST


def test_an_item_without_a_label_is_no_sum() -> None:
    assert sum_of("£35,000") is None


def test_the_letter_s_reasons_are_kept_apart_to_be_folded() -> None:
    said = said_of([run("reasons", "Section 21 …"), run("paragraph", "See our website.")], {})
    assert (len(said.blocks), len(said.reasons)) == (1, 1)


def test_an_answer_that_is_nothing_but_reasons_is_not_folded() -> None:
    said = said_of([run("reasons", "We do not hold this.")], {})
    assert (len(said.blocks), len(said.reasons)) == (1, 0)


def test_a_link_stands_where_the_letter_has_it() -> None:
    text = "See the report (page 26)."
    pieces = pieces_of(run("paragraph", text, link(text, "the report", "https://example.org/r", "example.org")))
    assert [(piece.text, piece.url) for piece in pieces] == [
        ("See ", ""),
        ("the report", "https://example.org/r"),
        (" (page 26).", ""),
    ]


def test_the_site_in_brackets_at_a_link_s_end_stands_under_it_instead() -> None:
    text = "Strategy (www.example.org)"
    [piece] = pieces_of(run("paragraph", text, link(text, text, "https://www.example.org/s", "example.org")))
    assert (piece.text, piece.site) == ("Strategy", "example.org")


def test_an_address_that_is_no_web_address_is_not_linked() -> None:
    text = "Click here"
    [piece] = pieces_of(run("paragraph", text, link(text, text, "javascript:alert(1)")))
    assert (piece.text, piece.url) == ("Click here", "")


def lost(label: str, url: str) -> dict[str, Any]:
    return {"label": label, "url": url, "page_hint": "", "site": "example.org", "start": None, "end": None}


def test_a_link_without_a_place_follows_the_words_under_its_label() -> None:
    pieces = pieces_of(run("paragraph", "Some words", lost("The report", "https://example.org")))
    assert [(piece.text, piece.url) for piece in pieces] == [
        ("Some words", ""),
        (" ", ""),
        ("The report", "https://example.org"),
    ]


def test_a_link_without_a_place_or_a_label_follows_as_its_address() -> None:
    pieces = pieces_of(run("paragraph", "Some words", lost("", "https://example.org/r")))
    assert pieces[-1].text == "https://example.org/r"


def test_a_link_without_a_place_that_is_no_web_address_adds_nothing() -> None:
    pieces = pieces_of(run("paragraph", "Some words", lost("Click", "javascript:alert(1)")))
    assert [piece.text for piece in pieces] == ["Some words"]


def test_of_two_links_at_one_place_the_second_follows_the_words() -> None:
    text = "See the report."
    first, second = (link(text, "the report", f"https://example.org/{name}") for name in "ab")
    pieces = pieces_of(run("paragraph", text, first, second))
    assert [piece.url for piece in pieces if piece.url] == ["https://example.org/a", "https://example.org/b"]


def test_a_sum_of_money_that_is_linked_keeps_its_link() -> None:
    linked = run("list item", "22/23 £5", link("22/23 £5", "22/23", "https://example.org"))
    [block] = said_of([linked, run("list item", "23/24 £6")], {}).blocks
    assert block.kind is BlockKind.LINKS


def test_a_table_takes_the_place_of_its_run() -> None:
    table = shown_table(1, "Table 1. Services", ["Service", "2023"], [["A", "Y"]], None, [])
    [block] = said_of([run("table", "Service\t2023\nA\tY", table=1)], {1: table}).blocks
    assert block.table == table


def test_a_run_whose_table_is_missing_keeps_its_words() -> None:
    [block] = said_of([run("table", "Service\t2023", table=7)], {}).blocks
    assert block.lines[0][0].text == "Service\t2023"
