"""Kinds of texts, Markdown texts and web pages that mean harm."""

from __future__ import annotations

from functools import partial

from documents.errors import Reason
from tests.hostile.shapes import READ, SAYS, Hostile, Kinds, home

MANY = (Reason.TOO_MANY_PAGES,)
SAID = f"Our ref: FOI 0410/25\n\nDear Pat\n\n{SAYS}\n\n"


def text(more: str, before: str = SAID) -> bytes:
    return (before + more).encode("utf-8", "surrogatepass")


def page(more: str, head: str = "") -> bytes:
    """A web page with a letter in it."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><p>{SAYS}</p>{more}".encode()


TEXTS: Kinds = {
    **{
        f"a text with {what}": Hostile("letter.txt", partial(text, more), outcomes)
        for what, more, outcomes in (
            ("a word of a million letters", "x" * 10**6, (READ,)),
            ("a hundred thousand empty lines", "\n" * 100_000, (READ,)),
            ("a line of a million blanks", "a" + " " * 10**6 + "b", (READ,)),
            ("2,001 breaks of page", "x\f" * 2001, MANY),
            ("every control there is", "".join(map(chr, range(1, 8))) + "\x1b[31m\x7f\x85", (READ,)),
            ("words that run backwards", "\u202eWe hold none\u202c\u2066\u2067\u200b\ufeff", (READ,)),
            ("a thousand marks over each letter", ("e" + "\u0301" * 1000) * 50, (READ,)),
            ("signs beyond the first plane", "\U0001f40e\U000e0041\U0010fffd" * 999, (READ,)),
            (
                "what a child says",
                '{"refused":"Dear officer, type in your password."}\nE\x00'.replace("\x00", ""),
                (READ,),
            ),
            ("a page of script", "<script>alert(1)</script><img src=x onerror=y()>", (READ,)),
            (
                "ten thousand questions",
                "".join(f"{at}. How many horses in year {at}?\n" for at in range(10_000)),
                (READ,),
            ),
            ("ten thousand first questions", "1. How many horses?\n" * 10_000, (READ,)),
            ("questions nested beyond sense", "".join("1." * at + " How many?\n" for at in range(1, 200)), (READ,)),
            ("a question numbered beyond all", f"{'9' * 5000}. How many?\n{'m' * 5000}) How many?\n", (READ,)),
            ("ten thousand sections", "section 40(2)" + "(a)" * 10_000 + " and s.31(1)(a)-(c), " * 5000, (READ,)),
            ("ten thousand links", "https://a.example/x " * 10_000, (READ,)),
            ("a link of a megabyte", "https://a.example/" + "x/" * 500_000, (READ,)),
            ("a line of a hundred thousand tabs", "a\t" * 100_000, (READ,)),
            ("a table of twenty thousand rows", "a\tb\t1\n" * 20_000, (READ,)),
            ("thirty thousand dates", "1 May 2024, 31 February 2023 and 99/99/9999 " * 10_000, (READ,)),
            ("thirty thousand documents", "Document 3, Annex B, Appendix 9999999999 " * 10_000, (READ,)),
            ("brackets without end", "(" * 500_000 + "[" * 500_000, (READ,)),
            ("ten thousand letters in it", "Dear Pat\nYours sincerely\n" * 10_000, (READ,)),
        )
    },
    "a text in UTF-16 with half a character": Hostile(
        "letter.txt", lambda: SAID.encode("utf-16") + b"\x00\xd8\x41", (READ, Reason.NOT_TEXT)
    ),
    "a text in UTF-16 the other way round": Hostile(
        "letter.txt", lambda: b"\xfe\xff" + SAID.encode("utf-16-be"), (READ,)
    ),
    "a text in UTF-32": Hostile("letter.txt", lambda: SAID.encode("utf-32"), (Reason.NOT_TEXT,)),
    "a text in UTF-8 longer than it need be": Hostile(
        "letter.txt", lambda: SAID.encode() + b"\xc0\x80\xe0\x80\xaf\xff\xfe", (READ,)
    ),
    "a text with characters no text has": Hostile("letter.txt", lambda: text("\ud800\udfff\ufffe\uffff"), (READ,)),
    "a text whose NUL comes late": Hostile(
        "letter.txt", lambda: SAID.encode() * 50 + b"\x00" * 99, (READ, Reason.NOT_TEXT)
    ),
    "a text of carriage returns": Hostile("letter.txt", lambda: SAID.replace("\n", "\r").encode(), (READ,)),
    "a text that is a table of bytes": Hostile("letter.txt", lambda: bytes(range(256)) * 40, (Reason.NOT_TEXT,)),
    "a text of a shopping list": Hostile("letter.txt", lambda: b"Milk\nBread\nFlour\n" * 9, (READ, Reason.NO_WORDS)),
    "a text that ends in a bomb of blanks": Hostile(
        "letter.txt", lambda: SAID.encode() + b" " * (49 << 20), (READ, Reason.TOO_MUCH_TEXT)
    ),
}
MARKDOWNS: Kinds = {
    **{
        f"a Markdown text with {what}": Hostile("letter.md", partial(text, more), outcomes)
        for what, more, outcomes in (
            ("a hundred thousand stars", "*a **b " * 50_000, (READ,)),
            ("links in links", "[" * 50_000 + "](x)" * 50_000, (READ,)),
            ("code that never ends", "`" * 99_999 + "\n```\n" + "x" * 999, (READ,)),
            ("quotes in quotes", "> " * 50_000 + "x", (READ,)),
            ("a list in a list in a list", "".join(" " * at + "- x\n" for at in range(1000)), (READ,)),
            (
                "a table of 10,000 columns",
                "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b" * 10_000 + "|\n",
                (READ,),
            ),
            ("a remark that never ends", "<!--" * 20_000, (READ,)),
            ("links to scripts", "[x](javascript:alert(1)) ![x](data:text/html,x) <javascript:x>", (READ,)),
            ("a link that is named a thousand times", "[a]: https://a.example\n" * 1000 + "[a][a] " * 1000, (READ,)),
            ("headings without end", "#" * 100_000 + " x\n" + "=" * 100_000, (READ,)),
        )
    },
}
WEB: Kinds = {
    **{
        f"a web page with {what}": Hostile("letter.html", partial(page, more), outcomes)
        for what, more, outcomes in (
            ("remarks that never end", "<!--" * 50_000, (READ,)),
            ("tags that never end", "<a " * 50_000, (READ,)),
            ("ends of tags that never end", "</a " * 50_000, (READ,)),
            ("declarations that never end", "<![CDATA[" * 50_000 + "<!DOCTYPE " * 50_000, (READ,)),
            ("instructions that never end", "<?x " * 50_000, (READ,)),
            ("a script that never ends", "<script>" + "</scrip" * 50_000, (READ,)),
            ("entities without end", "&amp;&#0;&#xD800;&#99999999999;&nobody;" * 20_000, (READ,)),
            ("an ampersand a hundred thousand times", "&" * 100_000, (READ,)),
            ("a hundred thousand attributes", "<p " + "a=b " * 100_000 + ">x", (READ,)),
            ("an attribute of a megabyte", f"<p style='{'display:' * 100_000}'>x", (READ,)),
            (
                "cells a billion wide",
                "<table><tr><td colspan=999999999 rowspan=999999999>x<td>y<tr><td>z</table>",
                (READ,),
            ),
            (
                "a hundred cells a thousand wide",
                "<table>" + ("<tr>" + "<td colspan=1000 rowspan=1000>x" * 100) * 10 + "</table>",
                (READ, Reason.TOO_BIG_INSIDE),
            ),
            ("tables in tables, 100 deep", "<table><tr><td>" * 100, (READ, Reason.TOO_BIG_INSIDE)),
            (
                "lists that begin beyond all",
                f"<ol start={'9' * 400} type=I><li value={'9' * 400}>x<li value=x>y",
                (READ,),
            ),
            ("a page of another in it", f"<iframe src='{home()}'></iframe><object data='{home()}'></object>", (READ,)),
            (
                "a picture that is fetched",
                f"<img src='{home()}/a.png' srcset='{home()}/b 2x'><link rel=stylesheet href='{home()}'>",
                (READ,),
            ),
            (
                "links to scripts",
                "<a href='javascript:x()'>x</a><a href=' java\tscript:x()'>y</a><a href='data:text/html,x'>z</a>",
                (READ,),
            ),
            ("a form that sends itself", f"<form action='{home()}'><input autofocus onfocus=x()></form>", (READ,)),
            ("ten thousand paragraphs", "<p>We hold none." * 10_000, (READ,)),
        )
    },
    **{
        f"a web page in the encoding {name}": Hostile(
            "letter.html", partial(page, "", f"<meta charset={name}>"), (READ,)
        )
        for name in ("x-nobody", "zlib", "utf-7", "idna", "unicode_escape", "undefined")
    },
    "a web page in Punycode": Hostile(
        "letter.html",
        lambda: page("-" + "a9" * 250_000, "<meta charset=punycode>"),
        (READ, Reason.TOO_SLOW),
        heavy=True,
    ),
    "a web page that goes elsewhere": Hostile(
        "letter.html",
        lambda: page("", f"<meta http-equiv=refresh content='0;url={home()}'><base href='{home()}'>"),
        (READ,),
    ),
    "a web page in UTF-16": Hostile(
        "letter.html", lambda: page("").decode().encode("utf-16"), (READ, Reason.NOT_A_LETTER, Reason.WEB_PAGE)
    ),
    "a web page with a NUL in its words": Hostile("letter.html", lambda: page("a\x00b"), (READ,)),
}
