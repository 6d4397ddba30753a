"""How counts are written in templates."""

from __future__ import annotations

import json
import re

from django import template
from django.forms import BaseForm
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


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
def celled(text: str) -> SafeString:
    """The text, escaped; where a tab stands between a table's cells, a sign that is drawn and not said."""
    return format_html_join(_CELL_ENDS, "{}", [(cell,) for cell in text.split("\t")])


_CELL_ENDS = mark_safe('<span class="cell-end"> </span>')
_BREAKS = re.compile(r"(?<=/)(?=[^/])|(?=\.\w)")
