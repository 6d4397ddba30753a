"""How counts are written in templates."""

from __future__ import annotations

from django import template
from django.forms import BaseForm

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
