"""Results, their filters and orders as they are drawn. A page has hundreds of places to fill: so they are made here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from requests.search.facets import Filter
from requests.templatetags.foi import counted, with_marks

register = template.Library()
Shown = Mapping[str, Any]


@register.filter
def boxes(filters: Iterable[Filter]) -> SafeString:
    """The boxes to tick of each filter that has a choice, with its words and counts."""
    drawn = (
        f"<fieldset><legend>{escape(each.legend)}</legend>{_ticks(each)}</fieldset>" for each in filters if each.choices
    )
    return mark_safe("\n".join(drawn))  # noqa: S308  all that is not ours is escaped


def _ticks(offered: Filter) -> str:
    return "".join(
        f"{_box(offered.name, choice.value)}{' checked' if choice.chosen else ''}>"
        f'{_label(offered.name, choice.value, choice.words)}<span class="n">{choice.count:,}</span></div>'
        for choice in offered.choices
    )


@lru_cache(maxsize=10_000)
def _box(name: str, value: str) -> str:
    return f'<div class="tick"><input type="checkbox" id="{_key(name, value)}" name="{name}" value="{escape(value)}"'


@lru_cache(maxsize=10_000)
def _label(name: str, value: str, words: str) -> str:
    return f'<label for="{_key(name, value)}">{escape(words)}</label>'


def _key(name: str, value: str) -> str:
    return f"{name}-{slugify(value)}"


@register.simple_tag
def sort(label: str, orders: Iterable[tuple[str, str]]) -> SafeString:
    """Ways to see a list, in words and with addresses: the one in use has none and is bold."""
    ways = (
        f'<a class="quiet-link" href="{escape(address)}">{escape(words)}</a>'
        if address
        else f'<b aria-current="true">{escape(words)}</b>'
        for words, address in orders
    )
    return mark_safe(f'<p class="sort"><span class="soft">{escape(label)}</span>{"".join(ways)}</p>')  # noqa: S308  as above


@register.filter
def results(hits: Iterable[Shown]) -> SafeString:
    """Results as the items of a list."""
    return mark_safe("".join(f'<li class="hit">{_result(hit)}</li>\n' for hit in hits))  # noqa: S308  as above


def _result(hit: Shown) -> str:
    """A result as shown_hits.shown_hit tells it: its heading, where it stands, its parts, whether there are more."""
    heading = f'<h2><a href="{escape(hit["address"])}">{escape(hit["heading"])}</a></h2>'
    where = f'\n<p class="where">{escape(hit["where"])}</p>'
    return f"{heading}{where}{_asked(hit)}{''.join(map(_part, hit['parts']))}{_more(hit)}"


def _asked(hit: Shown) -> str:
    if not hit.get("asked"):
        return ""
    asked = escape(hit["asked"])
    if hit["question"]:
        asked = f'<a class="quiet-link" href="{escape(hit["question"])}">{asked}</a>'
    return f'<p class="hit-asked">{asked}</p>'


def _part(part: Shown) -> str:
    """The outcome and the passage of a part, beside it the small page on which it can be seen."""
    return (
        f'\n<div class="hit-part"><div>{_outcome(part) if part["outcome"] else ""}'
        f'\n<blockquote class="said"><p>{with_marks(part["said"])}</p></blockquote></div>{_see(part)}</div>'
    )


def _outcome(part: Shown) -> str:
    sign = part["sign"]
    exemptions = (f'<a class="ex" href="{each["address"]}">{escape(each["label"])}</a>' for each in part["exemptions"])
    rows = f"<span>Table of {counted(part['table_rows'], 'row')}</span>" if part["table_rows"] else ""
    drawn = f'<svg aria-hidden="true" focusable="false"><use href="#g-{sign}"/></svg>'
    outcome = f'<span class="out out-{sign}">{drawn}{escape(part["outcome"])}</span>'
    return f'<p class="meta">{outcome}{"".join(exemptions)}{rows}</p>'


def _see(part: Shown) -> str:
    if not part.get("page"):
        return ""
    return (
        f'\n<a class="hit-see" href="{escape(part["address"])}" aria-label="{escape(part["label"])}">{part["locator"]}'
        f"<span>See it in the letter, page {part['page']}</span></a>"
    )


def _more(hit: Shown) -> str:
    if not hit.get("more"):
        return ""
    of = hit.get("more_of")
    besides = f'<span class="vh">: answers in almost the same words as {escape(of)}</span>' if of else ""
    address, more = escape(hit["more_address"]), escape(hit["more"])
    return f'\n<p class="hit-more"><a class="quiet-link" href="{address}">{more}{besides}</a></p>'
