"""How counts are written in templates."""

from __future__ import annotations

import re

from django import template
from django.forms import BaseForm
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

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
def wrong_count(form: BaseForm) -> int:
    """How many things are wrong with a form, each message one."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def breakable(text: str) -> SafeString:
    """The text, escaped, with places where a narrow cell may break it: after a slash and before an underscore."""
    return format_html_join("", "{}<wbr>", [(piece,) for piece in re.split(r"(?<=/)(?=[^/])|(?=_)", text)])
