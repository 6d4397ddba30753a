"""What each member of staff is answered by the addresses of casework: for GET, and for an empty POST."""

from __future__ import annotations

from requests.models.person import Role

FILING = {Role.OFFICER, Role.RELEASER, Role.ADMINISTRATOR}


def filing(status: int) -> dict[Role, int]:
    """That for whoever answers requests; for others it is not there."""
    return {role: status if role in FILING else 404 for role in Role}


EVERYBODY, NO_METHOD = dict.fromkeys(Role, 200), dict.fromkeys(Role, 405)
KNOWING = {role: 404 if role is Role.READER else 200 for role in Role}  # who asks
ADMINISTERING = {role: 200 if role is Role.ADMINISTRATOR else 404 for role in Role}
LOST = {role: 404 if role is Role.READER else 302 for role in Role}  # a file whose bytes are gone
REVIEWING = {Role.DPO, Role.ADMINISTRATOR}
CASE = "/staff/cases/{case}"


def due(status: int) -> dict[Role, int]:
    """That for whoever has work that falls due; for others it is not there."""
    return {role: status if role in FILING | REVIEWING else 404 for role in Role}


def reviewing(status: int) -> dict[Role, int]:
    """That for whoever reviews; for others it is not there."""
    return {role: status if role in REVIEWING else 404 for role in Role}


GETS = {
    "/staff/asked/{asked}/log/": filing(405),
    "/staff/cases/": EVERYBODY,
    "/staff/cases/new/": filing(200),
    f"{CASE}/": EVERYBODY,
    f"{CASE}/handover/": EVERYBODY,
    f"{CASE}/requester/": KNOWING,
    f"{CASE}/correspondence/{{piece}}/": KNOWING,
    f"{CASE}/correspondence/{{piece}}/file/": LOST,
    f"{CASE}/questions/": filing(200),
    f"{CASE}/answers/": filing(200),
    f"{CASE}/answers/{{question}}/": filing(404),  # of another request
    f"{CASE}/answers/{{question}}/search/": filing(405),
    f"{CASE}/answers/{{question}}/colleague/": filing(404),  # of another request
    f"{CASE}/otherwise/": filing(405),
    f"{CASE}/press/": filing(200),
    f"{CASE}/colleagues/1/": filing(404),
    f"{CASE}/colleagues/1/document/": filing(405),
    f"{CASE}/transfers/": filing(200),
    f"{CASE}/transfers/1/": filing(404),
    f"{CASE}/links/00000000-0000-0000-0000-000000000009/": filing(405),
    f"{CASE}/cost/": filing(200),
    f"{CASE}/people/": ADMINISTERING,  # and whose case it is
    f"{CASE}/people/1/end/": filing(405),
    f"{CASE}/owner/": filing(405),
    f"{CASE}/stage/": filing(405),
    f"{CASE}/close/": filing(405),
    f"{CASE}/clock/": filing(405),
    f"{CASE}/clock/{{event}}/take-back/": filing(405),
    f"{CASE}/notes/": filing(405),
    f"{CASE}/particulars/": filing(200),
    f"{CASE}/kind/": filing(405),
    f"{CASE}/drafts/": filing(405),
    f"{CASE}/drafts/{{drafted}}/": filing(200),
    f"{CASE}/came/": filing(405),
    f"{CASE}/letters/{{drafted}}/": filing(200),
    f"{CASE}/letters/{{drafted}}/act/": filing(405),
    f"{CASE}/letters/{{drafted}}/word/": filing(302),
    f"{CASE}/letters/{{drafted}}/documents/": filing(405),
    f"{CASE}/letters/{{drafted}}/documents/1/": filing(405),
    f"{CASE}/letters/{{drafted}}/letter.exe": filing(404),
    f"{CASE}/documents/1/": filing(404),
    "/staff/reviews/": reviewing(200),
    "/staff/reviews/learning/": reviewing(200),
    "/staff/reviews/asked/00000000-0000-0000-0000-000000000009/": dict.fromkeys(Role, 404),
    "/staff/reviews/{review}/": reviewing(200),
    "/staff/reviews/{review}/asker/": reviewing(200),
    "/staff/reviews/{review}/asker/{piece}/file/": dict.fromkeys(Role, 404),  # of another case
    "/staff/reviews/{review}/act/": NO_METHOD,
    "/staff/reviews/{review}/parts/{decision}/": reviewing(200),
    "/staff/reviews/{review}/parts/{decision}/documents/": NO_METHOD,
    "/staff/reviews/{review}/parts/{decision}/documents/1/": NO_METHOD,
    "/staff/reviews/{review}/documents/1/file/": dict.fromkeys(Role, 404),
    "/staff/reviews/{review}/drafts/": NO_METHOD,
    "/staff/reviews/{review}/letters/{drafted}/": dict.fromkeys(Role, 404),  # of another case
    "/staff/reviews/{review}/letters/{drafted}/act/": NO_METHOD,
    "/staff/reviews/{review}/letters/{drafted}/letter.pdf": dict.fromkeys(Role, 404),
    "/staff/requests/{live}/review/": KNOWING,
    "/staff/system/": ADMINISTERING,
    "/staff/system/jobs/00000000-0000-0000-0000-000000000009/again/": {
        role: 405 if role is Role.ADMINISTRATOR else 404 for role in Role
    },
    "/staff/reviews/return/": reviewing(200),
    "/staff/regulator/": reviewing(200),
    "/staff/requests/{live}/regulator/": reviewing(200),
    "/staff/regulator/{complaint}/": reviewing(200),
    "/staff/regulator/{complaint}/act/": reviewing(405),
    "/staff/regulator/{complaint}/letters/": reviewing(405),
    "/staff/regulator/{complaint}/letters/1/file/": dict.fromkeys(Role, 404),
    "/staff/regulator/{complaint}/notice/": reviewing(200),
    "/staff/regulator/{complaint}/appeal/": reviewing(200),
    "/staff/regulator/{complaint}/bundles/": reviewing(405),
    "/staff/regulator/{complaint}/bundles/00000000-0000-0000-0000-000000000009/bundle.zip": dict.fromkeys(Role, 404),
    "/staff/administration/": ADMINISTERING,
    "/staff/administration/topics/": ADMINISTERING,
    "/staff/administration/topics/new/": ADMINISTERING,
    "/staff/administration/regulators/{regulator}/": ADMINISTERING,
    "/staff/administration/regulators/{regulator}/remove/": ADMINISTERING,
    "/staff/administration/succession/": ADMINISTERING,
    "/staff/administration/letters/": ADMINISTERING,
    "/staff/administration/letters/rights/": ADMINISTERING,
    "/staff/administration/letters/add/": {role: 405 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/letter-template/": ADMINISTERING,
    "/staff/letter-template/letter.docx": ADMINISTERING,
    "/staff/inbox/": EVERYBODY,
    "/staff/inbox/now/": filing(405),
    "/staff/inbox/1/": dict.fromkeys(Role, 404),
    "/staff/inbox/1/message.eml": dict.fromkeys(Role, 404),
    "/staff/inbox/1/act/": filing(405),
    "/staff/desk/": EVERYBODY,
    "/staff/desk/cover/": filing(405),
    "/staff/desk/cover/{cover}/take-back/": filing(405),
    "/staff/desk/daily-mail/": due(405),
    "/staff/desk/calendar/": due(405),
}
POSTS = {
    "/staff/asked/{asked}/log/": filing(302),
    "/staff/cases/": NO_METHOD,
    "/staff/cases/new/": filing(400),
    f"{CASE}/": NO_METHOD,
    f"{CASE}/handover/": NO_METHOD,
    f"{CASE}/requester/": filing(400),
    f"{CASE}/correspondence/{{piece}}/": NO_METHOD,
    f"{CASE}/correspondence/{{piece}}/file/": NO_METHOD,
    f"{CASE}/questions/": filing(400),
    f"{CASE}/answers/": filing(405),
    f"{CASE}/answers/{{question}}/": filing(404),
    f"{CASE}/answers/{{question}}/search/": filing(404),
    f"{CASE}/answers/{{question}}/colleague/": filing(404),
    f"{CASE}/otherwise/": filing(302),
    f"{CASE}/press/": filing(400),
    f"{CASE}/colleagues/1/": filing(405),
    f"{CASE}/colleagues/1/document/": filing(404),
    f"{CASE}/transfers/": filing(400),
    f"{CASE}/transfers/1/": filing(404),
    f"{CASE}/links/00000000-0000-0000-0000-000000000009/": filing(404),
    f"{CASE}/cost/": filing(400),
    f"{CASE}/people/": {role: 400 if role is Role.ADMINISTRATOR else 404 for role in Role},
    f"{CASE}/people/1/end/": dict.fromkeys(Role, 404),
    f"{CASE}/owner/": filing(400),
    f"{CASE}/stage/": filing(404),
    f"{CASE}/close/": filing(400),
    f"{CASE}/clock/": filing(400),
    f"{CASE}/clock/{{event}}/take-back/": filing(404),
    f"{CASE}/notes/": filing(400),
    f"{CASE}/particulars/": filing(400),
    f"{CASE}/kind/": filing(302),
    f"{CASE}/drafts/": filing(404),
    f"{CASE}/drafts/{{drafted}}/": filing(400),
    f"{CASE}/came/": filing(302),
    f"{CASE}/letters/{{drafted}}/": filing(405),
    f"{CASE}/letters/{{drafted}}/act/": filing(404),
    f"{CASE}/letters/{{drafted}}/word/": filing(400),
    f"{CASE}/letters/{{drafted}}/documents/": filing(400),
    f"{CASE}/letters/{{drafted}}/documents/1/": filing(400),
    f"{CASE}/letters/{{drafted}}/letter.exe": filing(405),
    f"{CASE}/documents/1/": filing(405),
    "/staff/reviews/": NO_METHOD,
    "/staff/reviews/learning/": NO_METHOD,
    "/staff/reviews/asked/00000000-0000-0000-0000-000000000009/": dict.fromkeys(Role, 404),
    "/staff/reviews/{review}/": NO_METHOD,
    "/staff/reviews/{review}/asker/": reviewing(400),
    "/staff/reviews/{review}/asker/{piece}/file/": NO_METHOD,
    "/staff/reviews/{review}/act/": dict.fromkeys(Role, 404),  # it names no act
    "/staff/reviews/{review}/parts/{decision}/": reviewing(400),
    "/staff/reviews/{review}/parts/{decision}/documents/": reviewing(400),
    "/staff/reviews/{review}/parts/{decision}/documents/1/": reviewing(302),  # and says why not
    "/staff/reviews/{review}/documents/1/file/": NO_METHOD,
    "/staff/reviews/{review}/drafts/": dict.fromkeys(Role, 404),
    "/staff/reviews/{review}/letters/{drafted}/": dict.fromkeys(Role, 404),
    "/staff/reviews/{review}/letters/{drafted}/act/": dict.fromkeys(Role, 404),
    "/staff/reviews/{review}/letters/{drafted}/letter.pdf": NO_METHOD,
    "/staff/requests/{live}/review/": {role: 404 if role is Role.READER else 400 for role in Role},
    "/staff/system/": {role: 405 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/system/jobs/00000000-0000-0000-0000-000000000009/again/": dict.fromkeys(Role, 404),  # there is none
    "/staff/reviews/return/": reviewing(405),
    "/staff/regulator/": reviewing(405),
    "/staff/requests/{live}/regulator/": reviewing(400),
    "/staff/regulator/{complaint}/": reviewing(405),
    "/staff/regulator/{complaint}/act/": dict.fromkeys(Role, 404),  # it names no act
    "/staff/regulator/{complaint}/letters/": reviewing(400),
    "/staff/regulator/{complaint}/letters/1/file/": reviewing(405),
    "/staff/regulator/{complaint}/notice/": reviewing(400),
    "/staff/regulator/{complaint}/appeal/": reviewing(400),
    "/staff/regulator/{complaint}/bundles/": reviewing(400),
    "/staff/regulator/{complaint}/bundles/00000000-0000-0000-0000-000000000009/bundle.zip": reviewing(405),
    "/staff/administration/": {role: 405 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/administration/topics/": {role: 405 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/administration/topics/new/": {role: 400 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/administration/regulators/{regulator}/": {
        role: 409 if role is Role.ADMINISTRATOR else 404 for role in Role
    },  # filled in from nothing
    "/staff/administration/regulators/{regulator}/remove/": {
        role: 409 if role is Role.ADMINISTRATOR else 404 for role in Role
    },
    "/staff/administration/succession/": {role: 400 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/administration/letters/": {role: 405 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/administration/letters/rights/": {role: 400 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/administration/letters/add/": dict.fromkeys(Role, 404),
    "/staff/letter-template/": {role: 400 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/letter-template/letter.docx": {role: 405 if role is Role.ADMINISTRATOR else 404 for role in Role},
    "/staff/inbox/": NO_METHOD,
    "/staff/inbox/now/": filing(302),
    "/staff/inbox/1/": NO_METHOD,
    "/staff/inbox/1/message.eml": NO_METHOD,
    "/staff/inbox/1/act/": filing(404),
    "/staff/desk/": NO_METHOD,
    "/staff/desk/cover/": filing(400),
    "/staff/desk/cover/{cover}/take-back/": filing(302),
    "/staff/desk/daily-mail/": due(302),
    "/staff/desk/calendar/": due(200),
}
