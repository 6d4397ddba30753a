"""Pairs of answers: those that contradict each other, and look-alikes that do not. Invented, and short.

Of each: a name, what is expected (kinds, and for figures what the two say), the earlier and the later answer.
"""

from __future__ import annotations

from datetime import date

from requests.contradictions.comparing import Told, ToldPart
from requests.law.outcomes import Outcome

OFFICE = ("Office of the Police and Crime Commissioner for Northshire", "Northshire OPCC")
GIVEN, REFUSED, ABSENT = Outcome.DISCLOSED, Outcome.WITHHELD, Outcome.NOT_HELD
NEITHER, ANOTHER, ELSEWHERE, COST = Outcome.NEITHER, Outcome.HELD_BY_ANOTHER, Outcome.ELSEWHERE, Outcome.COST_LIMIT
Said = tuple[date, str, tuple[ToldPart, ...]]
YEARS = ["", "2021/22", "2022/23"]


def told(said: Said, key: int) -> Told:
    on, question, parts = said
    return Told(key, question, on, parts, OFFICE)


def said(on: str, question: str, *parts: ToldPart | str) -> Said:
    made = tuple(ToldPart(GIVEN, part) if isinstance(part, str) else part for part in parts)
    return date.fromisoformat(on), question, made


def part(outcome: Outcome, *provisions: str, text: str = "") -> ToldPart:
    return ToldPart(outcome, text, provisions)


def table(*rows: list[str], caption: str = "", text: str = "Please see the table below.") -> ToldPart:
    return ToldPart(GIVEN, text, (), ((caption, rows),))


COMPLAINTS = "How many complaints were made against the Police and Crime Commissioner in 2022?"
GRANT = "The total that the Commissioner received from the Ministry of Justice for victims’ services"
TAXIS = "How much did the OPCC spend on taxis in the financial year 2022/23?"
BOTH_YEARS = "What did you spend on taxis and hotels in 2021/22 and 2022/23?"
POLICY = "Please provide a copy of the gifts and hospitality register for 2022."
TENDER = "Please provide the winning bid for the cleaning tender."

CONTRADICT: list[tuple[str, list[str], Said, Said]] = [
    ("a count in a sentence", ["figure"],
     said("2023-02-01", COMPLAINTS, "There were 12 complaints in 2022."),
     said("2024-02-01", "Please state the total number of complaints made against the PCC during 2022.", "14")),
    ("a sum in words of another order", ["figure"],
     said("2023-06-01", TAXIS, "£4,512.20 was spent on taxis."),
     said("2024-06-01", "Total expenditure on taxis in 2022-23", "In 2022/23 we spent £5,104.90 on taxis.")),
    ("the same year written as its months", ["figure"],
     said("2023-06-01", TAXIS, "£4,512"),
     said("2024-06-01", "How much was spent on cabs between April 2022 and March 2023?", "£4,900")),
    ("a year of a table against a sentence", ["figure"],
     said("2023-06-01", TAXIS, "£4,512"),
     said("2024-06-01", "How much was spent on taxis in each of 2021/22 and 2022/23?",
          table(YEARS, ["Total (£)", "4,100", "4,700"]))),
    ("a cell of a table", ["figure"],
     said("2023-06-01", BOTH_YEARS, table(YEARS, ["Taxis", "£4,100", "£4,700"], ["Hotels", "£9,000", "£9,100"])),
     said("2024-06-01", BOTH_YEARS, table(YEARS, ["Taxis", "£4,100", "£4,700"], ["Hotels", "£9,000", "£9,650"]))),
    ("a table that was turned", ["figure"],
     said("2023-06-01", BOTH_YEARS, table(YEARS, ["Taxis", "£4,100", "£4,700"], ["Hotels", "£9,000", "£9,100"])),
     said("2024-06-01", BOTH_YEARS, table(["Year", "Taxis", "Hotels"], ["2021/22", "£4,100", "£4,800"],
                                          ["2022/23", "£4,700", "£9,100"]))),
    ("none against some", ["figure"],
     said("2023-02-01", COMPLAINTS, "None."),
     said("2024-02-01", COMPLAINTS, "3 complaints were received in 2022.")),
    ("there were none", ["figure"],
     said("2023-02-01", COMPLAINTS, "There were no complaints in 2022."), said("2024-02-01", COMPLAINTS, "3")),
    ("a number in words", ["figure"],
     said("2023-02-01", COMPLAINTS, "There were three complaints."),
     said("2024-02-01", COMPLAINTS, "There were five complaints.")),
    ("the same sentence with another sum for a year", ["figure"],
     said("2024-08-01", GRANT, "The grant was £2,186,400 in 2021/22 and £2,241,750 in 2022/23. It pays for advisers."),
     said("2024-09-01", GRANT, "The grant was £2,186,400 in 2021/22 and £2,999,999 in 2022/23. It pays for advisers.")),
    ("a round sum of millions", ["figure"],
     said("2023-06-01", "What was the total cost of the estate in 2022/23?", "£1.2 million"),
     said("2024-06-01", "What was the total cost of the estate in 2022/23?", "£1,412,220")),
    ("a percentage", ["figure"],
     said("2023-06-01", "How many requests in 2022, in per cent, were answered in time? Give the total.", "91%"),
     said("2024-06-01", "How many requests in 2022, in per cent, were answered in time? Give the total.", "84%")),
    ("a quarter", ["figure"],
     said("2023-09-01", "How many assaults on staff were there in Q1 2022/23?", "7"),
     said("2024-09-01", "Number of assaults on employees in quarter 1 of 2022/23", "9")),
    ("a day that it was counted at", ["figure"],
     said("2023-09-01", "How many staff were employed on 31 March 2023?", "There were 44 staff on 31 March 2023."),
     said("2024-09-01", "How many staff were employed at 31 March 2023?", "47")),
    ("the years of one sentence", ["figure"],
     said("2024-02-01", "How many complaints did you receive in 2021 and in 2022?",
          "We received 5 complaints in 2021 and 9 in 2022."),
     said("2025-02-01", "How many complaints did you receive in 2022 and in 2021?", "2022: 8\n2021: 5")),
    ("a month and a year as heads", ["figure"],
     said("2024-02-01", "How many calls were taken each month?", table(["", "2022", "2023"], ["May", "40", "41"])),
     said("2024-08-01", "How many calls were taken each month?", table(["", "May 2023"], ["Total", "44"]))),
    ("an exemption for what was given", ["exemption"],
     said("2023-02-01", POLICY, "The register is attached."),
     said("2024-02-01", POLICY, part(REFUSED, "40(2)"))),
    ("an exemption for what was given the month before", ["exemption"],
     said("2024-01-10", TENDER, "The bid is attached."),
     said("2024-02-10", TENDER, part(REFUSED, "43(2)"))),
    ("not held after it was given", ["outcome"],
     said("2023-02-01", POLICY, "The register is attached."),
     said("2024-02-01", POLICY, part(ABSENT))),
    ("given after it was not held", ["outcome"],
     said("2023-02-01", COMPLAINTS, part(ABSENT)),
     said("2024-02-01", COMPLAINTS, "12")),
    ("refused after it was not held", ["outcome"],
     said("2023-02-01", POLICY, part(ABSENT)),
     said("2024-02-01", POLICY, part(REFUSED, "40(2)"))),
    ("given after it was refused as commercial", ["outcome"],
     said("2024-01-10", TENDER, part(REFUSED, "43(2)")),
     said("2024-03-10", TENDER, "The bid is attached.")),
    ("neither confirmed nor denied what was given", ["exemption"],
     said("2023-02-01", POLICY, "The register is attached."),
     said("2024-02-01", POLICY, part(NEITHER, "31(3)"))),
    ("the force holds what was given", ["outcome"],
     said("2023-02-01", COMPLAINTS, "12"),
     said("2024-02-01", COMPLAINTS, part(ANOTHER))),
]  # fmt: skip

DO_NOT: list[tuple[str, Said, Said]] = [
    ("the same sentence of other years",
     said("2024-08-01", GRANT, "The grant was £2,186,400 in 2021/22 and £2,241,750 in 2022/23."),
     said("2025-08-01", GRANT, "The grant was £2,241,750 in 2022/23 and £2,999,999 in 2023/24.")),
    ("the same sentence of a year that was not over",
     said("2023-02-01", GRANT, "The grant was £2,186,400 in 2021/22 and £1,900,000 in 2022/23."),
     said("2024-08-01", GRANT, "The grant was £2,186,400 in 2021/22 and £2,241,750 in 2022/23.")),
    ("the same figure", said("2023-02-01", COMPLAINTS, "12"), said("2024-02-01", COMPLAINTS, "There were 12.")),
    ("another year", said("2023-02-01", COMPLAINTS, "12"),
     said("2024-02-01", COMPLAINTS.replace("2022", "2023"), "14")),
    ("the calendar year and the financial year", said("2023-06-01", TAXIS, "£4,512"),
     said("2024-06-01", "How much did the OPCC spend on taxis in 2022?", "£4,100")),
    ("two financial years of one table", said("2023-06-01", TAXIS, "£4,700"),
     said("2024-06-01", BOTH_YEARS, table(YEARS, ["Taxis", "£4,100", "£4,700"]))),
    ("a provisional figure", said("2023-05-01", TAXIS, "The provisional figure is £4,512."),
     said("2024-06-01", TAXIS, "£4,900")),
    ("a figure that says it was revised", said("2023-05-01", TAXIS, "£4,512"),
     said("2024-06-01", TAXIS, "£4,900. This was revised after the audit.")),
    ("a draft in a caption", said("2023-06-01", BOTH_YEARS, table(YEARS, ["Taxis", "£4,100", "£4,700"],
                                                                  caption="Draft outturn, subject to audit")),
     said("2024-06-01", BOTH_YEARS, table(YEARS, ["Taxis", "£4,150", "£4,750"]))),
    ("asked before the year was over", said("2022-07-01", COMPLAINTS, "5"), said("2024-02-01", COMPLAINTS, "12")),
    ("rounded", said("2023-06-01", TAXIS, "£4,512.20"), said("2024-06-01", TAXIS, "£4,512")),
    ("rounded to thousands", said("2023-06-01", TAXIS, "£45,000"), said("2024-06-01", TAXIS, "£44,870")),
    ("rounded to millions", said("2023-06-01", TAXIS, "£1.2m"), said("2024-06-01", TAXIS, "£1,214,000")),
    ("about", said("2023-06-01", TAXIS, "We spent about £4,500 on taxis."), said("2024-06-01", TAXIS, "£4,700")),
    ("fewer than five", said("2023-02-01", COMPLAINTS, "Fewer than 5 complaints."),
     said("2024-02-01", COMPLAINTS, "3")),
    ("sums and counts", said("2023-06-01", "What were the total costs and numbers of claims in 2022?", "£12,000"),
     said("2024-06-01", "What were the total costs and numbers of claims in 2022?", "12 claims")),
    ("with and without VAT", said("2023-06-01", TAXIS, "£4,000 excluding VAT"),
     said("2024-06-01", TAXIS, "£4,800 including VAT")),
    ("heads and full-time equivalents", said("2023-09-01", "Number of staff on 31 March 2023", "47"),
     said("2024-09-01", "Number of staff on 31 March 2023", "44.5 FTE")),
    ("hours and days", said("2023-06-01", "Total sickness absence in 2022", "312 days"),
     said("2024-06-01", "Total sickness absence in 2022", "2,340 hours")),
    ("a part of it", said("2023-02-01", COMPLAINTS, "12"),
     said("2024-02-01", COMPLAINTS.replace("complaints were made", "complaints were upheld"), "3")),
    ("a part of it in the answer", said("2023-02-01", COMPLAINTS, "12"),
     said("2024-02-01", COMPLAINTS, "Of these complaints, 3 were upheld in 2022.")),
    ("a narrower question", said("2023-06-01", TAXIS, "£4,512"),
     said("2024-06-01", "How much did the PCC spend on taxis to London in 2022/23?", "£900")),
    ("another division", said("2023-06-01", "How many officers were on sick leave in the north division in 2022?", "9"),
     said("2024-06-01", "How many officers were on sick leave in the south division in 2022?", "4")),
    ("the average and the total", said("2023-06-01", "What was the average cost of a claim in 2022?", "£200"),
     said("2024-06-01", "What was the total cost of claims in 2022?", "£4,200")),
    ("the last three years, asked in two years", said("2023-06-01", "Complaints number in the last 3 years", "20"),
     said("2024-06-01", "Complaints number in the last 3 years", "25")),
    ("since a year", said("2023-06-01", "How many complaints were made since 2019?", "20"),
     said("2024-06-01", "How many complaints were made since 2019?", "25")),
    ("two days", said("2023-09-01", "How many staff are there?", "There were 44 staff on 31 March 2023."),
     said("2023-12-01", "How many staff are there?", "There were 47 staff on 30 September 2023.")),
    ("a figure without a time", said("2023-06-01", "How many cars does the office have?", "4"),
     said("2024-06-01", "How many cars does the office have?", "5")),
    ("rows of the same name", said("2023-06-01", BOTH_YEARS,
     table(YEARS, ["Taxis", "£1", "£2"], ["Taxis", "£3", "£4"])),
     said("2024-06-01", BOTH_YEARS, table(YEARS, ["Taxis", "£4", "£6"]))),
    ("numbers that are no figures", said("2023-02-01", COMPLAINTS, "See section 40(2) and page 3 of FOI 12/23."),
     said("2024-02-01", COMPLAINTS, "12")),
    ("no information", said("2023-02-01", COMPLAINTS, "No information."), said("2024-02-01", COMPLAINTS, "12")),
    ("copies, and how many", said("2023-02-01", "Please send copies of complaints about parking in 2022.",
                                  part(REFUSED, "40(2)")),
     said("2024-02-01", "How many complaints about parking were there in 2022?", "12")),
    ("given in part both times", said("2023-02-01", POLICY, "It is attached.", part(REFUSED, "40(2)")),
     said("2024-02-01", POLICY, part(REFUSED, "40(2)"))),
    ("published now", said("2023-02-01", POLICY, "It is attached."), said("2024-02-01", POLICY, part(ELSEWHERE, "21"))),
    ("the cost of a larger request", said("2023-02-01", POLICY, "It is attached."),
     said("2024-02-01", POLICY, part(COST, "12"))),
    ("refused until it was published", said("2023-02-01", POLICY, part(REFUSED, "22(1)")),
     said("2024-02-01", POLICY, "It is attached.")),
    ("refused while it was investigated", said("2024-01-01", TENDER, part(REFUSED, "30(1)(a)")),
     said("2024-04-01", TENDER, "It is attached.")),
    ("not yet held", said("2023-02-01", POLICY, ToldPart(ABSENT, "It comes in May.", not_yet=True)),
     said("2024-02-01", POLICY, "It is attached.")),
    ("made since", said("2021-02-01", "Do you have a social media policy? Please send a copy.", part(ABSENT)),
     said("2024-02-01", "Do you have a social media policy? Please send a copy.", "It is attached.")),
    ("not held by both, and who holds it", said("2023-02-01", COMPLAINTS, part(ABSENT)),
     said("2024-02-01", COMPLAINTS, part(ANOTHER))),
    ("two financial years in one", said("2023-06-01", "What was spent on taxis in 2021/22 and 2022/23?", "£8,800"),
     said("2024-06-01", TAXIS, "£4,700")),
]  # fmt: skip
