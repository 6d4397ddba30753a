"""How templates write counts, days and marked words, and what there is so much of that it is made here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from requests.models.question import numbers_shown

register = template.Library()
register.filter(numbers_shown)


@register.filter
def commas(number: int) -> str:
    """1936 as 1,936."""
    return f"{number:,}"


@register.filter
def counted(number: int, noun: str) -> str:
    """ "1 answer", "1,936 answers"; a noun with a plural of its own is given as "reply,replies"."""
    one, _, many = noun.partition(",")
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


@register.filter
def file_size(size: int) -> str:
    """How large a file is: "748 KB", "1.3 MB", with a thousand bytes to the KB and a blank that does not break."""
    kilobytes = max(round(size / 1000), 1)
    return f"{kilobytes}\N{NO-BREAK SPACE}KB" if kilobytes < 1000 else f"{size / 1_000_000:.1f}\N{NO-BREAK SPACE}MB"


@register.filter
def json_ld(told: object) -> SafeString:
    """Values as JSON inside a script element, which no sign in them can end."""
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(_ENDING))  # noqa: S308  nothing left to escape


_ENDING = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.filter
def wrong_count(form: BaseForm) -> int:
    """How many things are wrong with a form, each message one."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def breakable(text: str, longest: int) -> SafeString:
    """The text, escaped; a word longer than `longest` may be broken in a narrow cell after "/" and before "."."""
    return format_html_join(" ", "{}", [(_breakable_word(word, longest),) for word in text.split()])


def _breakable_word(word: str, longest: int) -> SafeString | str:
    if len(word) <= longest:
        return word
    return format_html_join(mark_safe("<wbr>"), "{}", [(piece,) for piece in _BREAKS.split(word)])


@register.filter
def marked(said: Iterable[tuple[str, bool]]) -> SafeString:
    """Words as a search found them, escaped, the marked ones in <mark>; a table's cells as in `celled`."""
    return mark_safe(with_marks(said))  # noqa: S308  it is escaped


def with_marks(said: Iterable[tuple[str, bool]]) -> str:
    """The same, as text that goes into markup."""
    runs = [f"{_MARKED}{words}{_MARKED}" if is_marked else words for words, is_marked in said]
    pieces = _celled("".join(runs)).split(_MARKED)  # escaped at once: a page has a hundred runs
    pieces[1::2] = [f"<mark>{words}</mark>" for words in pieces[1::2]]
    return "".join(pieces)


@register.simple_tag
def kept(component: str, **inputs: str) -> SafeString:
    """A component as `include` writes it with `only`, kept for all pages that give it the same few words."""
    render = _rendered.__wrapped__ if settings.DEBUG else _rendered  # whoever works on it sees what they change
    return render(component, tuple(inputs.items()))


@lru_cache(maxsize=500)
def _rendered(component: str, inputs: tuple[tuple[str, str], ...]) -> SafeString:
    return render_to_string(component, dict(inputs))


@register.filter
def celled(text: str) -> SafeString:
    """The text, escaped; where a tab stands between a table's cells, a sign that is drawn and not said."""
    return mark_safe(_celled(text))  # noqa: S308  it is escaped


def _celled(text: str) -> str:
    return escape(text).replace("\t", _CELL_ENDS)


@register.filter
@lru_cache(maxsize=10_000)
def long_date(day: date) -> str:
    """ "3 June 2024"."""
    return f"{day.day} {day:%B %Y}"


_MARKED = "\0"  # stands in no text that PostgreSQL keeps
_CELL_ENDS = '<span class="cell-end"> </span>'
_BREAKS = re.compile(r"(?<=/)(?=[^/])|(?=\.\w)")
