"""Kinds of e-mails, Outlook messages and spreadsheets attached to them that mean harm."""

from __future__ import annotations

import base64
import struct
from functools import partial

from documents.errors import Reason
from tests.hostile.offices import MAIL_HEAD
from tests.hostile.shapes import READ, SAYS, Hostile, Kinds, home
from tests.message_files import msg
from tests.word_files import zipped

BROKEN = (Reason.BROKEN_OFFICE,)
SAID = f"Dear Pat,\n\n{SAYS}\n\nYours sincerely\n"
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"


def mail(head: str = "", body: str = SAID, kind: str = PLAIN) -> bytes:
    """A message with further fields in its head."""
    return f"{MAIL_HEAD}{head}{kind}{body}".encode("utf-8", "surrogateescape")


def in_charset(charset: str, content: bytes = SAID.encode()) -> bytes:
    return f"{MAIL_HEAD}Content-Type: text/plain; charset={charset}\n\n".encode() + content


def coded(transfer: str, content: bytes) -> bytes:
    return f"{MAIL_HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: {transfer}\n\n".encode() + content


def attaching(name: str, content: bytes) -> bytes:
    """A message with a letter in its body and this file."""
    packed = base64.encodebytes(content).decode()
    return (
        f"{MAIL_HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n{PLAIN}{SAID}\n--b\n"
        f'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="{name}"\n'
        f"Content-Transfer-Encoding: base64\n\n{packed}\n--b--\n"
    ).encode()


def outlook(at: int, said: str) -> bytes:
    """An Outlook message with other numbers in its head."""
    made = bytearray(msg(SAID))
    new = bytes.fromhex(said)
    made[at : at + len(new)] = new
    return bytes(made)


def endless_chain() -> bytes:
    """An Outlook message whose table of sectors leads back to where it began."""
    made = bytearray(msg(SAID * 200))
    table = 512 * (struct.unpack_from("<I", made, 76)[0] + 1)
    for at in range(100):
        struct.pack_into("<I", made, table + 4 * at, 0)
    return bytes(made)


HUGE = "9" * 400
MAILS: Kinds = {
    **{
        f"an e-mail with {what}": Hostile("letter.eml", partial(mail, head), outcomes)
        for what, head, outcomes in (
            ("a hundred thousand fields", "X-A: b\n" * 100_000, (READ,)),
            ("a field of a megabyte", f"X-A: {'x' * 10**6}\n", (READ,)),
            ("addresses in a thousand brackets", f"Cc: {'(' * 1000}\n", (READ,)),
            ("a hundred thousand addresses", f"Cc: {'a@b.example, ' * 100_000}\n", (READ,)),
            ("a date beyond all", "Date: Wed, 99 Foo 99999999 99:99:99 +9999999\n", (READ,)),
            ("a field without a name", ": x\n", (READ, Reason.NO_WORDS)),
            ("a field in a charset nobody knows", "Subject: =?x-nobody?q?=ff?= =?utf-8?b?////?=\n", (READ,)),
            ("a field of half characters", "Subject: =?utf-8?q?=ed=a0=80?=\udcff\n", (READ,)),
            ("a thousand coded words", f"Subject: {'=?utf-8?q?a?= ' * 1000}\n", (READ,)),
            (
                "a file's name in a thousand pieces",
                "Content-Disposition: inline" + "".join(f';\n filename*{at}*="a"' for at in range(1000)) + "\n",
                (READ, Reason.NO_WORDS),
            ),
            (
                "a file's name of another folder",
                'Content-Disposition: inline; filename="../../etc/passwd"\n',
                (READ, Reason.NO_WORDS),
            ),
            ("ten thousand types", "Content-Type: text/plain\n" * 10_000, (READ,)),
            (
                "a type of a thousand settings",
                "Content-Type: text/plain" + "".join(f"; a{at}=b" for at in range(1000)) + "\n",
                (READ,),
            ),
        )
    },
    "an e-mail to a hundred thousand brackets": Hostile(
        "letter.eml", lambda: mail().replace(b"To: someone@b.example", b"To: " + b"(" * 100_000), (READ,)
    ),
    "an e-mail to ten thousand names in brackets": Hostile(
        "letter.eml",
        lambda: mail().replace(b"To: someone@b.example", b"To: " + b'"a" <b@c.example> (d), ' * 10_000),
        (READ,),
    ),
    "an e-mail whose subject is a hundred thousand coded words": Hostile(
        "letter.eml", lambda: mail().replace(b"Subject: FOI", b"Subject: " + b"=?utf-8?q?a?=" * 100_000), (READ,)
    ),
    **{
        f"an e-mail in the charset {charset}": Hostile(
            "letter.eml", partial(in_charset, charset), (READ, Reason.NO_WORDS)
        )
        for charset in (
            "x-nobody",
            "zlib_codec",
            "rot13",
            "unicode_escape",
            "utf-7",
            "idna",
            "undefined",
            "''",
            "a\x00b",
        )
    },
    "an e-mail in Punycode of a megabyte": Hostile(
        "letter.eml",
        lambda: in_charset("punycode", SAID.encode() + b"-" + b"a9" * 500_000),
        (READ, Reason.TOO_SLOW),
        heavy=True,
    ),
    "an e-mail in base64 that is none": Hostile(
        "letter.eml", partial(coded, "base64", b"====\xff" * 999), (Reason.NO_WORDS, READ)
    ),
    "an e-mail in quoted-printable that is none": Hostile(
        "letter.eml", partial(coded, "quoted-printable", SAID.encode() + b"=ZZ=" * 99_999), (READ,)
    ),
    "an e-mail in uuencode without an end": Hostile(
        "letter.eml", partial(coded, "x-uuencode", b"begin 666 a\n" + b"M" + b"x" * 60 + b"\n"), (READ, Reason.NO_WORDS)
    ),
    "an e-mail of 100,000 quoted lines": Hostile(
        "letter.eml", lambda: mail(body=SAID + "> x\n>> y\n" * 50_000), (READ,)
    ),
    "an e-mail of 10,000 messages below each other": Hostile(
        "letter.eml", lambda: mail(body=SAID + "On Monday X wrote:\n> a\nb\n" * 10_000), (READ,)
    ),
    "an e-mail whose parts never end": Hostile(
        "letter.eml",
        lambda: mail("Content-Type: multipart/mixed; boundary=b\n", f"--b\n{PLAIN}{SAID}\n", "\n"),
        (READ,),
    ),
    "an e-mail whose parts are parted by a megabyte": Hostile(
        "letter.eml",
        lambda: mail(f'Content-Type: multipart/mixed; boundary="{"x" * 10**6}"\n', SAID, "\n"),
        (READ, Reason.NO_WORDS),
    ),
    "an e-mail with an e-mail in it, 50 deep": Hostile(
        "letter.eml",
        lambda: mail("", "Content-Type: message/rfc822\n\n" * 50 + SAID, "Content-Type: message/rfc822\n\n"),
        (READ, Reason.NO_WORDS),
    ),
    "an e-mail that fetches its picture": Hostile(
        "letter.eml",
        lambda: mail(
            kind="Content-Type: text/html\n\n",
            body=f"<p>{SAYS}<img src='{home()}/a.png'><script src='{home()}/a.js'></script>",
        ),
        (READ,),
    ),
    "an e-mail whose body is on a server": Hostile(
        "letter.eml",
        lambda: mail(kind=f'Content-Type: message/external-body; access-type=URL; URL="{home()}/"\n\n'),
        (READ, Reason.NO_WORDS),
    ),
    **{
        f"an e-mail with {what}": Hostile("letter.eml", partial(attaching, name, content), (READ,))
        for what, name, content in (
            ("a program", "a.exe", b"MZ\x90\x00" * 99),
            ("a PDF that is none", "a.pdf", b"%PDF-1.7 x"),
            ("a ZIP in a ZIP", "a.zip", zipped({"b.zip": zipped({"c.zip": bytes(9999)})})),
            ("a Word file that is none", "a.docx", zipped({"word/document.xml": "x"})),
            ("a file named to run backwards", "a\u202efdp.exe", b"MZ"),
            ("a file whose name is a script", "<img src=x onerror=y()>.txt", b"We hold none."),
        )
    },
}
OUTLOOK: Kinds = {
    **{
        f"an Outlook message with {what}": Hostile(
            "letter.msg", partial(outlook, at, said), (READ, *BROKEN, Reason.NO_WORDS)
        )
        for what, at, said in (
            ("sectors of two gigabytes", 30, "1f00"),
            ("sectors of one byte", 30, "0000"),
            ("small sectors that are larger than large ones", 32, "0900"),
            ("four billion tables", 44, "ffffff7f"),
            ("its folders nowhere", 48, "f0ffffff"),
            ("its folders at the file's start", 48, "00000000"),
            ("nothing that is small", 56, "00000000"),
            ("its small table nowhere", 60, "00ffff00"),
            ("four billion small tables", 64, "ffffffff"),
            ("tables of tables in a ring", 68, "00000000ffffff7f"),
        )
    },
    "an Outlook message whose sectors are a ring": Hostile(
        "letter.msg", endless_chain, (READ, *BROKEN, Reason.NO_WORDS, Reason.TOO_BIG_INSIDE)
    ),
    "an Outlook message in half characters": Hostile(
        "letter.msg",
        lambda: msg(more={"__substg1.0_1000001F": SAID.encode("utf-16-le") + b"\x00\xd8\x00\x00\xff"}),
        (READ,),
    ),
    "an Outlook message in bytes of a codepage nobody knows": Hostile(
        "letter.msg",
        lambda: msg(more={"__substg1.0_1000001E": SAID.encode() + b"\xff\x00\x80"}),
        (READ, Reason.MESSAGE),
    ),
    "an Outlook message with one in it": Hostile("letter.msg", lambda: msg(SAID, [("a.msg", msg(SAID))]), (READ,)),
    "an Outlook message with a file whose name is a path": Hostile(
        "letter.msg", lambda: msg(SAID, [("..\\..\\a/b.txt", b"x")]), (READ,)
    ),
}
