"""Letters as offices write them, each with invented private details at one of the places where letters print them."""

from __future__ import annotations

HEAD = "Northshire Council\nInformation Governance\nCivic Centre, High Street, Northam NR1 2AB\nfoi@northshire.gov.uk\n"
PARTICULARS = "\nOur ref: FOI 0123/24\n\nDate: 2 May 2024\n"
BODY = """
Freedom of Information Act 2000

I write further to your freedom of information request received on 8 April 2024. I note you seek the following:

1. How many grants did the office award in 2023?

Our response

1. How many grants did the office award in 2023?

We awarded 14 marigold grants. Questions go to foi@northshire.gov.uk.

If you are unhappy with this response you may ask for an internal review.

Yours sincerely
Northshire Council
"""


def letter(opening: str = "\nDear Requester,\n", under: str = "", head: str = HEAD, body: str = BODY) -> bytes:
    return (head + PARTICULARS + opening + body + under).encode()


MAIL = (
    "\nFrom: Quillfeather, Zyxanthe <zq@canary.example>\nSent: 8 April 2024 10:02\nTo: FOI\nSubject: Grants\n\n"
    "Tell me about grants.\nZyxanthe Quillfeather\n07700 900123\n"
)
PRIVATE = {
    "a name field": letter("\nName: Zyxanthe Quillfeather\n\nEmail:\n\nDear,\n"),
    "a name field over a greeting that is not known": letter("\nName: Zyxanthe Quillfeather\n\nAhoy\n"),
    "a name field and no greeting": letter("\nName: Zyxanthe Quillfeather\n"),
    "a name under its label": letter("\nName:\n\nZyxanthe Quillfeather\n\nDear,\n"),
    "a councillor in the name field": letter("\nName: Councillor Zyxanthe Quillfeather\n\nDear,\n"),
    "Requester name": letter("\nRequester name: Zyxanthe Quillfeather\n\nDear,\n"),
    "Your name": letter("\nYour name: Zyxanthe Quillfeather\n\nDear,\n"),
    "Applicant's name": letter("\nApplicant's name: Zyxanthe Quillfeather\n\nDear,\n"),
    "To": letter("\nTo: Zyxanthe Quillfeather\n\nDear,\n"),
    "an e-mail field": letter("\nEmail: zq@canary.example\n\nDear,\n"),
    "an e-mail whose name holds an office's word": letter("\nEmail: zq.database@canary.example\n\nDear,\n"),
    "an e-mail whose site holds an office's word": letter("\nEmail: zq@infomail.example\n\nDear,\n"),
    "an address at WhatDoTheyKnow": letter("\nEmail: request-1067123-ab@whatdotheyknow.com\n\nDear,\n"),
    "an e-mail that stands alone": letter("\nzq@canary.example\n\nDear,\n"),
    "a telephone field": letter("\nYour telephone number: 01632 960123\n\nDear,\n"),
    "a mobile": letter("\nTel: 07700 900123\n\nDear,\n"),
    "Dear Ms": letter("\nDear Ms Quillfeather\n"),
    "Dear Cllr": letter("\nDear Cllr Quillfeather,\n"),
    "Dear and a forename": letter("\nDear Zyxanthe,\n"),
    "a greeting on a long line": letter(
        "\nDear Ms Quillfeather, thank you for writing to us about the grants that the office awards, which we read.\n"
    ),
    "Hello": letter("\nHello Zyxanthe\n"),
    "Hi": letter("\nHi Zyxanthe,\n"),
    "hi in small letters": letter("\nhi zyxanthe,\n"),
    "Good afternoon": letter("\nGood afternoon Ms Quillfeather\n"),
    "Good morning, with a comma": letter("\nGood morning, Zyxanthe,\n"),
    "a bare name": letter("\nZyxanthe,\n"),
    "an address block": letter("\nZyxanthe Quillfeather\n12 Police Row\nNortham\nNR3 4CD\n\nDear Requester,\n"),
    "an address block under the office's": letter(
        head=HEAD + "Zyxanthe Quillfeather\n12 Acacia Avenue\nNortham NR3 4CD\n"
    ),
    "an address on one line": letter("\nMs Z Quillfeather, 12 Acacia Avenue, Northam, NR3 4CD\n\nDear Requester,\n"),
    "a quoted e-mail": letter(under=MAIL),
    "an original message": letter(under="\n-----Original Message-----\nTell me about grants.\nZyxanthe\n"),
    "a message somebody wrote": letter(under="\nOn 8 April 2024 at 10:02 Zyxanthe Quillfeather wrote:\nGrants?\n"),
    "a private mailbox in an answer": letter(
        body=BODY.replace("foi@northshire.gov.uk.", "zyxanthe.quillfeather@gmail.com.")
    ),
}
OFFICE = {
    "blank fields": letter("\nName:\n\nEmail:\n\nDear,\n"),
    "redacted fields": letter("\nName: [redacted]\n\nEmail: XXXXXXXX\n\nDear XXXX,\n"),
    "the requester": letter("\nDear Requester,\n"),
    "nobody in particular": letter("\nGood afternoon,\n"),
    "Sir or Madam": letter("\nDear Sir or Madam,\n"),
    "the office's own details": letter(
        head=HEAD + "Telephone: 01632 960000\nEmail: foi.requests@northshire.gov.uk\nWebsite: www.northshire.gov.uk\n"
    ),
    "an office holder": letter(head="Ms Jo Bright, Police and Crime Commissioner\n" + HEAD),
    "what you wrote": letter("\nDear Requester,\n\nOn 8 April 2024 you wrote:\n"),
}
