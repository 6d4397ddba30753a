"""Numbers that tell a person wherever they stand.

insurance, NHS    QQ 12 34 56 C     943 476 5919 (its last digit follows from the others)
collar, vehicle   PC 1234           AB12 CDE, K123 ABC, ABC 123D
birth             born on 3 May 1971     DOB: 03/05/1971     d.o.b 03051971     date of birth 3rd May 1971
bank              sort code 12-34-56     account number 12345678     GB33 BUKB 2020 1555 5555 55 (check digits)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.clearing.personal import Detail

# HMRC's form of the number: no D, F, I, Q, U or V before it, no O in the second place, A to D after it.
INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]{0,2}\d{2}[ -]{0,2}\d{2}[ -]{0,2}\d{2}[ -]{0,2}[A-D]"
    r"(?![A-Za-z0-9])",
    re.I,
)
NHS = re.compile(r"(?<![\d£.,/+-])\d{3}([ -]?)\d{3}\1\d{4}(?![\d/-]|[.,]\d)")
COLLAR = re.compile(
    r"\b(?:(?i:collar|shoulder|warrant|badge|epaulette) (?i:number|no\.?|num\.?)[ :]{0,3}(?:[A-Z]{0,3} ?\d{2,7})"
    r"|(?:P\.?C|P\.?S|DC|DS|DI|SC|PCSO|WPC|Insp|Sgt|(?:Police )?Constable|Sergeant|Inspector)\.?"
    r" ?(?:\d{2,6}(?: [A-Z][a-z'’-]{1,30})?))\b"
)
VEHICLE = re.compile(
    r"(?<![A-Za-z0-9/])(?:[A-HJ-PR-Y][A-HJ-PR-Y][0-9][0-9] ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y][1-9]\d{2} ?[A-HJ-PR-Y]{3}"
    r"|(?!FOI|EIR|SAR|REF|ISO)[A-HJ-PR-Y]{3} ?[1-9]\d{2}[A-HJ-NPR-TV-Y])(?![A-Za-z0-9/])"
)
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = rf"(?:{DAY}(?: of)? {MONTH},? \d{{2,4}}|{MONTH} {DAY},? \d{{4}}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}})"
BIRTH = re.compile(
    r"\b(?:born(?: on)?(?: the)?|d\.?o\.?b\b\.?|date of birth|birth ?date)[ :,–-]{0,4}"
    rf"(?:(?:is|was|of|as) )?(?:{DATE}(?![\d/])|[0-3]\d[01]\d(?:19|20)\d{{2}}(?!\d))",
    re.I,
)
BANK = re.compile(
    r"\bsort[ -]?codes?\b[^\d\n]{0,12}\d{2}[ –-]?\d{2}[ –-]?\d{2}(?!\d)"
    r"|\b(?:account|acct|acc|a/c)\.?(?: (?:number|num|no)\b\.?)?[^\w\n]{0,4}(?:is |was )?\d{8}(?!\d)",
    re.I,
)
IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
FIXED = (
    (BIRTH, Detail.BIRTH, "It is said to be a date of birth.", 0.8),
    (BANK, Detail.BANK, "It is said to be a sort code or an account number.", 0.8),
    (INSURANCE, Detail.INSURANCE, "It has the form of a National Insurance number.", 0.95),
    (COLLAR, Detail.COLLAR, "It stands where a collar number would.", 0.8),
    (VEHICLE, Detail.VEHICLE, "It has the form of a registration mark.", 0.7),
)


def numbers_in(line: str) -> Iterator[tuple[int, int, Detail, str, float]]:
    """Where such numbers stand in a line, what each is, what tells it, and how sure that is."""
    for pattern, detail, why, sure in FIXED:
        for found in pattern.finditer(line):
            yield *found.span(), detail, why, sure
    for found in NHS.finditer(line):
        if (found[1] or "nhs" in line.lower()) and _checks(found[0]):
            yield *found.span(), Detail.NHS, "It has the form, and the check digit, of an NHS number.", 0.8
    for found in IBAN.finditer(line):
        if _is_iban(found[0]):
            yield *found.span(), Detail.BANK, "It has the form, and the check digits, of an IBAN.", 0.95


def _is_iban(said: str) -> bool:
    """Whether its check digits are right (ISO 7064, modulus 97)."""
    signs = said.replace(" ", "")
    return 15 <= len(signs) <= 34 and int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def _checks(number: str) -> bool:
    """Whether the last digit is the one that the nine before it make (modulus 11)."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(set(digits)) > 1 and check % 11 == digits[9] and check != 10
