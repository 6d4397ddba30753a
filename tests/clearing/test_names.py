"""People of the case are found again in every form their details stand in, and nothing else is taken for them."""

from __future__ import annotations

from documents.clearing.names import known_people
from documents.clearing.personal import Detail, KeepList, KnownPerson
from documents.clearing.private_details import private_details
from documents.reading.letters import read
from documents.reading.shapes import PageText
from tests.clearing.canaries import letter

REQUESTER = KnownPerson(
    names=("Zyxanthe Mary Quillfeather",),
    emails=("zq0417@canary.example",),
    phones=("07700 900417",),
    addresses=("12 Acacia Avenue, Northam, NR3 4CD",),
)
FORMS = {
    Detail.NAME: (
        "Zyxanthe Mary Quillfeather",
        "Zyxanthe Quillfeather",
        "ZYXANTHE QUILLFEATHER",
        "Zyxanthe M. Quillfeather",
        "Ms Zyxanthe Quillfeather",
        "Quillfeather, Zyxanthe",
        "Quillfeather Zyxanthe",
        "QUILLFEATHER, Ms Zyxanthe",
        "Z. Quillfeather",
        "Z M Quillfeather",
        "Z.M. Quillfeather",
        "ZM Quillfeather",
        "Quillfeather, Z.",
        "Ms Quillfeather",
        "Quillfeather",
        "Quillfeather’s",
        "Zyxanthe",
        "Z.M.Q.",
        "quill_feather",
        "Quillfe\u0430ther",
        "\u0396yxanthe",
        "Zyxanthe\nQuillfeather",
        "Zyxanthe Quill-\nfeather",
        "Zyxanthe Quill\nfeather",
        "Quill\u00adfeather",
        "Qui\u200bllfeather",
        "Quıllƒeather",
        "Quill-feather",
        "rehtaeflliuQ",
        "Quillfea\u0301ther",
        "Q u i l l f e a t h e r",
        "zquillfeather99",
        "zyxanthe.quillfeather@elsewhere.example",
    ),
    Detail.EMAIL: ("zq0417@canary.example", "ZQ0417@CANARY.EXAMPLE", "zq0417@\ncanary.example"),
    Detail.PHONE: ("07700 900417", "07700900417", "+44 7700 900417", "+44 (0)7700 900-417", "0044 7700 900417"),
    Detail.POST: ("12 Acacia Avenue", "12 Acacia\nAvenue", "NR3 4CD", "nr3 4cd"),
}


def test_a_name_is_found_at_every_place_of_a_long_page_and_where_a_line_breaks_at_its_hyphen():
    page = PageText(1, "Jo Acre-Finch, " * 1000 + "Ms Acre-\nFinch and Acre-Finch")
    found = list(known_people([page], [KnownPerson(names=("Jo Acre-Finch",))]))
    assert len(found) == 1002
    assert page.text[found[-2].where.start : found[-2].where.end] in ("Ms Acre-\nFinch", "Acre-Finch")


def test_a_known_person_is_found_in_every_form():
    missed = []
    for detail, forms in FORMS.items():
        for form in forms:
            page = PageText(3, f"We wrote to {form} about the marigold grants.")
            found = list(known_people([page], [REQUESTER]))
            words = [page.text[each.where.start : each.where.end] for each in found if each.detail is detail]
            whole = form.removesuffix("’s").strip(".")
            if not any(whole in each or each.strip(".") == whole for each in words) or found[0].where.page != 3:
                missed.append((form, words))
    assert missed == []


def test_a_name_with_a_ligature_is_found():
    page = PageText(1, "Dear Ms Gri\ufb03ths, thank you.")
    (found,) = known_people([page], [KnownPerson(names=("Ann Griffiths",))])
    assert page.text[found.where.start : found.where.end] == "Ms Gri\ufb03ths"


def test_words_that_are_names_too_are_no_finding():
    said = "Will you mark the grants? We may. The Rose Hill office, 12 Acacia Road, 07700 900418, and grants of 14."
    people = [KnownPerson(names=("Will May", "Rose Grant")), REQUESTER]
    assert list(known_people([PageText(1, said)], people)) == []


def test_details_that_have_a_form_of_their_own_are_found_in_answers():
    said = {
        "QQ 12 34 56 C is no number": None,
        "His number is AB 12 34 56 C.": Detail.INSURANCE,
        "PC 1234 Jones attended.": Detail.COLLAR,
        "Collar number 4417 attended.": Detail.COLLAR,
        "The car AB12 CDE was seized.": Detail.VEHICLE,
        "Section 40 of FOI 0008/24 and £14,000 in 2024.": None,
    }
    for words, detail in said.items():
        text = letter().decode().replace("We awarded 14 marigold grants.", words).encode()
        found = [each.detail for each in private_details(read("letter.txt", text))]
        assert found == ([detail] if detail else []), words


def test_the_name_of_who_signed_is_found_and_an_offices_is_none():
    signed = letter().decode().replace("Yours sincerely\n", "Yours sincerely\n\nJane Whitfield\nInformation Manager\n")
    (found,) = private_details(read("letter.txt", signed.encode()))
    assert (found.detail, found.sentence) == (Detail.SIGNATURE, "The letter prints a name under the letter")
    assert not list(private_details(read("letter.txt", letter())))


def test_what_is_on_the_keep_list_is_kept_however_it_is_written():
    kept = KeepList(("Jo Bright", "foi@northshire.gov.uk"))
    assert kept.holds("JO  BRIGHT")
    assert kept.holds("foi@northshire.gov.uk")
    assert not kept.holds("Jo Brighton")
    assert not kept.holds("")
