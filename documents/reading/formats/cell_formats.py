"""What a cell of a spreadsheet shows: its value under its number format ("#,##0.00", "dd/mm/yyyy", "0%").

positive ; negative ; zero ; text        the parts of a format, each of which may be missing
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

GENERAL = "General"
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    49: "@",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0;-",
    42: "£#,##0;-£#,##0;-",
    43: "#,##0.00;-#,##0.00;-",
    44: "£#,##0.00;-£#,##0.00;-",
    45: "mm:ss",
    46: "[h]:mm:ss",
}
LONGEST_FORMAT = 255
# Words in quotes, one sign after a backslash, what only makes room (_x, *x), and what stands in brackets.
LITERAL = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\[\]]*)\]', re.S)
CURRENCY = re.compile(r"\$(?P<sign>[^-]{0,4})(?:-[\da-f]{1,8})?", re.I)
ELAPSED = re.compile(r"h{1,2}|m{1,2}|s{1,2}", re.I)
DATE_SIGNS = re.compile(r"[dmyhs]", re.I)
DATE_PART = re.compile(r"AM/PM|A/P|d{1,4}|m{1,5}|y{1,4}|h{1,2}|s{1,2}(?:\.0{1,6})?", re.I)
PLACES = re.compile(r"[#0?,]*+(?:\.[#0?]*+)?,*+%?+")
TINT = re.compile(r"\[(?:black|white|red|green|blue|yellow|magenta|cyan|colou?r ?\d{1,2})\]")
WORDS = "\ue001"  # stands for a cell's words
KEPT = "\ue000"  # stands for a literal while the rest of a format is looked at


def shown(value: str, code: str, *, epoch_1904: bool = False) -> str:
    """A number as its format shows it; blank where the format hides it. What is no number is shown as it is."""
    try:
        number = Decimal(value)
        if not number.is_finite() or abs(number) > Decimal("1e15"):
            return value
        parts, literals = _parts(code)
        part = _of_sign(parts, number)
        if DATE_SIGNS.search(part):
            return _restored(_date(number, part, epoch_1904), literals)
        said = _restored(_number(abs(number), part), literals)
        return f"-{said}" if number < 0 and len(parts) == 1 and re.search(r"[1-9]", said) else said
    except (ArithmeticError, ValueError):
        return value


def text_part(code: str) -> str | None:
    """What a format makes of words, WORDS for the words themselves; None where it shows them as they are."""
    parts, literals = _parts(code)
    at = 3 if len(parts) > 3 else len(parts) - 1
    if at < 3 and "@" not in parts[at]:
        return None
    before = sum(part.count(KEPT) for part in parts[:at])
    part = re.sub("general", "@", parts[at], flags=re.I).replace("@", WORDS)
    return _restored(part, literals[before:])


def tints(code: str, value: str) -> list[str]:
    """The colours that a format gives to a number, or to words: "white", "color 12"."""
    parts = code[:LONGEST_FORMAT].lower().split(";")
    coloured = [[each.strip("[] ") for each in TINT.findall(part)] for part in parts]
    if re.search(r"\[[<>=]", code):
        return [each for part in coloured for each in part]
    try:
        number = Decimal(value)
        at = 1 if number < 0 else 2 if number == 0 else 0
    except ArithmeticError:
        return coloured[3] if len(parts) > 3 else coloured[-1] if "@" in parts[-1] or len(parts) == 1 else []
    return coloured[at] if at < len(parts) else coloured[0]


def hides(code: str) -> bool:
    """Whether a format shows nothing of any number (";;;")."""
    return ";" in code and not code.strip("; ")


def _parts(code: str) -> tuple[list[str], list[str]]:
    """The format's parts, with every literal taken out, and the literals."""
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        bracket = found["bracket"]
        if bracket is not None and ELAPSED.fullmatch(bracket):
            return f"[{bracket}]"
        money = CURRENCY.fullmatch(bracket) if bracket is not None else None
        said = money["sign"] if money else found["quoted"] or found["escaped"] or ""
        if not said:
            return ""
        literals.append(said)
        return KEPT

    return LITERAL.sub(keep, code[:LONGEST_FORMAT]).split(";"), literals


def _of_sign(parts: list[str], number: Decimal) -> str:
    if number < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if number == 0 and len(parts) > 2 else parts[0]


def _restored(said: str, literals: list[str]) -> str:
    """With the literals again; those of another part of the format are left over."""
    for literal in literals:
        said = said.replace(KEPT, literal, 1)
    return said.replace(KEPT, "").strip()


def _number(number: Decimal, part: str) -> str:
    if not part or part.lower() == GENERAL.lower() or "@" in part or "e+" in part.lower() or "/" in part:
        return _general(number) if part else ""
    found = next((each for each in PLACES.finditer(part) if each.group().strip(",%.")), None)
    if found is None:
        return part.replace("%", "") if "%" not in part else _general(number * 100) + "%"
    places = found.group().rstrip("%")
    scaled = number * 100 if "%" in part else number
    scaled = scaled.scaleb(-3 * (len(places) - len(places.rstrip(","))))
    whole, _, fraction = places.rstrip(",").partition(".")
    made = _digits(scaled, whole, fraction)
    percent = "%" if found.group().endswith("%") else ""
    return f"{part[: found.start()]}{made}{percent}{part[found.end() :]}"


def _digits(number: Decimal, whole: str, fraction: str) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    before, _, after = f"{rounded:,f}".partition(".")
    if "," not in whole:
        before = before.replace(",", "").zfill(whole.count("0"))
    while after and fraction[len(after) - 1] == "#" and after[-1] == "0":
        after = after[:-1]
    before = "" if before == "0" and "0" not in whole else before
    return f"{before}{'.' + after if after else ''}"


def _general(number: Decimal) -> str:
    """At most eleven figures, as a cell without a format shows them."""
    whole = len(str(abs(int(number))))
    rounded = number.quantize(Decimal(1).scaleb(-max(10 - whole, 0)), ROUND_HALF_UP)
    said = f"{rounded:f}"
    return (said.rstrip("0").rstrip(".") if "." in said else said) or "0"


def _date(number: Decimal, part: str, epoch_1904: bool) -> str:
    """A count of days as the day, the time, or both."""
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  a cell knows no time zone
    moment = start + timedelta(seconds=int((number * 86400).to_integral_value(ROUND_HALF_UP)))
    halves = re.search(r"AM/PM|A/P", part, re.I) is not None
    said: list[str] = []
    at, before = 0, ""
    for found in DATE_PART.finditer(part):
        token = found.group().lower()
        after = next((each.group().lower() for each in DATE_PART.finditer(part, found.end())), "")
        said.append(part[at : found.start()].rstrip("[").removeprefix("]"))
        said.append(_date_part(moment, number, token, part[found.start() - 1 : found.start()], (before, after), halves))
        at, before = found.end(), token
    return "".join(said) + part[at:].removeprefix("]").replace("@", "")


def _date_part(moment: datetime, number: Decimal, token: str, sign: str, beside: tuple[str, str], halves: bool) -> str:
    if sign == "[":
        unit = {"h": 24, "m": 1440, "s": 86400}[token[0]]
        return str(int(number * unit)).zfill(len(token))
    if token in ("am/pm", "a/p"):
        return "am" if moment.hour < 12 else "pm"
    if token[0] == "m" and len(token) < 3 and (beside[0][:1] == "h" or beside[1][:1] == "s"):
        return str(moment.minute).zfill(len(token))
    hour = (moment.hour - 1) % 12 + 1 if halves else moment.hour
    plain = {"d": moment.day, "m": moment.month, "h": hour, "s": moment.second}
    if token[0] == "y":
        return f"{moment:%Y}" if len(token) > 2 else f"{moment:%y}"
    if token[0] in "dm" and len(token) > 2:
        names = {"d3": "%a", "d4": "%A", "m3": "%b", "m4": "%B", "m5": "%b"}
        return f"{moment:{names[f'{token[0]}{len(token)}']}}"
    return str(plain[token[0]]).zfill(min(len(token), 2))
