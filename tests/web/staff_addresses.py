"""Every address of the staff about letters, accounts and administration, and what each role is answered there."""

from __future__ import annotations

from requests.models.person import Role
from tests.web import case_addresses, gate_addresses

FILING = {Role.OFFICER, Role.RELEASER, Role.ADMINISTRATOR}
ERASING = {Role.DPO, Role.ADMINISTRATOR}
PUBLISHING = {Role.RELEASER, Role.ADMINISTRATOR}
# What each member of staff is answered: by the address, for GET and for an empty POST. 405: no such method.
GETS = {
    "/staff/": dict.fromkeys(Role, 200),
    "/staff/letters/new/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/letters/taken-in/{upload}/": dict.fromkeys(Role, 200),
    "/staff/letters/taken-in/{upload}/again/": {role: 405 if role in FILING else 404 for role in Role},
    "/staff/asked/": dict.fromkeys(Role, 200),
    "/staff/asked/{asked}/": dict.fromkeys(Role, 200),
    "/staff/asked/{asked}/state/": {role: 405 if role in FILING else 404 for role in Role},
    "/staff/asked/{asked}/delete/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{draft}/": dict.fromkeys(Role, 200),
    "/staff/requests/{live}/": dict.fromkeys(Role, 200),
    "/staff/requests/{live}/letter/1/": dict.fromkeys(Role, 200),
    "/staff/requests/{live}/letter/1/words.json": dict.fromkeys(Role, 200),
    "/staff/requests/{live}/letter/1.webp": dict.fromkeys(Role, 404),  # it came as text
    "/staff/requests/{live}/original/": dict.fromkeys(Role, 200),
    "/staff/requests/{live}/topics/": {role: 405 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/words/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{draft}/particulars/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/questions/{question}/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/questions/{question}/answer/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/questions/{question}/arrange/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/questions/new/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/parts/{part}/divide/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/parts/{part}/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/tables/1/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/tables/1/rows/1/": {role: 200 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/findings/{finding}/settle/": {role: 405 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/corrections/{correction}/undo/": {role: 405 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/checked/": {role: 405 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/publish/": {role: 200 if role in PUBLISHING else 404 for role in Role},
    "/staff/requests/{live}/withdraw/": {role: 200 if role in PUBLISHING else 404 for role in Role},
    "/staff/erasure/": {role: 200 if role in ERASING else 404 for role in Role},
    "/staff/erasure/00000000-0000-0000-0000-000000000009/": dict.fromkeys(Role, 404),  # there is none
    "/staff/requests/{live}/erase/": {role: 200 if role in ERASING else 404 for role in Role},
    "/staff/cases/{case}/erase/": {role: 200 if role in ERASING else 404 for role in Role},
    "/staff/publication/": dict.fromkeys(Role, 200),
    "/staff/publication/ready/": {role: 200 if role in PUBLISHING else 404 for role in Role},
    "/staff/publication/links/": dict.fromkeys(Role, 200),
    "/staff/publication/links/1/": dict.fromkeys(Role, 404),  # there is none
    "/staff/publication/rules/": {role: 200 if role in PUBLISHING else 404 for role in Role},
    "/staff/publication/rules/1/": {role: 405 if role in PUBLISHING else 404 for role in Role},
    "/staff/publication/holds/": {role: 405 if role in PUBLISHING else 404 for role in Role},
    "/staff/publication/holds/1/lift/": {role: 405 if role in PUBLISHING else 404 for role in Role},
    "/staff/requests/{live}/plan/": {role: 405 if role in PUBLISHING else 404 for role in Role},
    "/staff/requests/{live}/keep-back/": {role: 200 if role in PUBLISHING else 404 for role in Role},
    "/staff/requests/{live}/notice/": dict.fromkeys(Role, 404),  # it is public
    "/staff/account/sign-on/": dict.fromkeys(Role, 404),  # it is off
    "/staff/account/": dict.fromkeys(Role, 200),
    "/staff/account/app/": dict.fromkeys(Role, 200),
    "/staff/account/passkeys/new/": dict.fromkeys(Role, 200),
    "/staff/account/passkeys/1/remove/": dict.fromkeys(Role, 405),
    "/staff/account/recovery-codes/": dict.fromkeys(Role, 405),
    "/staff/account/password/": dict.fromkeys(Role, 200),
    "/admin/": {role: 200 if role is Role.ADMINISTRATOR else 404 for role in Role},
}
POSTS = {
    "/staff/erasure/": {role: 405 if role in ERASING else 404 for role in Role},
    "/staff/requests/{live}/erase/": {role: 400 if role in ERASING else 404 for role in Role},
    "/staff/cases/{case}/erase/": {role: 400 if role in ERASING else 404 for role in Role},
    "/staff/publication/": dict.fromkeys(Role, 405),
    "/staff/publication/ready/": {role: 400 if role in PUBLISHING else 404 for role in Role},
    "/staff/publication/rules/": {role: 400 if role in PUBLISHING else 404 for role in Role},
    "/staff/publication/rules/1/": {role: 302 if role in PUBLISHING else 404 for role in Role},
    "/staff/publication/holds/": {role: 400 if role in PUBLISHING else 404 for role in Role},
    "/staff/publication/holds/1/lift/": {role: 302 if role in PUBLISHING else 404 for role in Role},
    "/staff/requests/{live}/plan/": {role: 302 if role in PUBLISHING else 404 for role in Role},
    "/staff/requests/{live}/keep-back/": {role: 400 if role in PUBLISHING else 404 for role in Role},
    "/staff/requests/{live}/notice/": dict.fromkeys(Role, 404),
    "/staff/account/sign-on/": dict.fromkeys(Role, 404),
    "/staff/account/": dict.fromkeys(Role, 405),
    "/staff/account/app/": dict.fromkeys(Role, 400),
    "/staff/account/passkeys/new/": dict.fromkeys(Role, 400),
    "/staff/account/passkeys/1/remove/": dict.fromkeys(Role, 404),
    "/staff/account/recovery-codes/": dict.fromkeys(Role, 200),
    "/staff/account/password/": dict.fromkeys(Role, 400),
    "/staff/": dict.fromkeys(Role, 405),
    "/staff/letters/new/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/letters/taken-in/{upload}/": dict.fromkeys(Role, 405),
    "/staff/letters/taken-in/{upload}/again/": {role: 302 if role in FILING else 404 for role in Role},
    "/staff/asked/": dict.fromkeys(Role, 405),
    "/staff/asked/{asked}/": dict.fromkeys(Role, 405),
    "/staff/asked/{asked}/state/": {role: 302 if role in FILING else 404 for role in Role},
    "/staff/requests/{draft}/": dict.fromkeys(Role, 405),
    "/staff/requests/{live}/letter/1/": dict.fromkeys(Role, 405),
    "/staff/requests/{live}/original/": dict.fromkeys(Role, 405),
    "/staff/requests/{live}/topics/": {role: 302 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/words/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/requests/{draft}/particulars/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/questions/{question}/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/questions/{question}/arrange/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/questions/new/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/parts/{part}/divide/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/parts/{part}/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/tables/1/": {role: 405 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/tables/1/rows/1/": {role: 400 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/findings/{finding}/settle/": {role: 302 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/corrections/{correction}/undo/": {role: 302 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/checked/": {role: 302 if role in FILING else 404 for role in Role},
    "/staff/requests/{live}/publish/": {role: 409 if role in PUBLISHING else 404 for role in Role},
    "/staff/requests/{live}/withdraw/": {role: 400 if role in PUBLISHING else 404 for role in Role},
}
GETS |= case_addresses.GETS | gate_addresses.GETS
POSTS |= case_addresses.POSTS | gate_addresses.POSTS
