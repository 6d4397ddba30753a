"""What each member of staff is answered by the addresses of the gate: for GET, and for an empty POST."""

from __future__ import annotations

from requests.models.person import Role
from tests.web.case_addresses import filing

PUBLISHING = {Role.RELEASER, Role.ADMINISTRATOR}
NEVER = dict.fromkeys(Role, 404)
GATE = "/staff/requests/{live}/gate"
GETS = {
    "/staff/gate/": filing(200),
    "/staff/gate/together/": filing(405),
    "/staff/gate/old-addresses/": filing(200),
    "/staff/gate/redirects.csv": filing(200),
    f"{GATE}/": filing(200),
    f"{GATE}/findings/1/": filing(405),
    f"{GATE}/all/": filing(405),
    f"{GATE}/marks/": filing(405),
    f"{GATE}/marks/1/undo/": filing(405),
    f"{GATE}/flag/": filing(405),
    f"{GATE}/look/": filing(405),
    f"{GATE}/sheets/1/": filing(405),
    f"{GATE}/sheets/leave-out/": filing(405),
    f"{GATE}/release/": {role: 405 if role in PUBLISHING else 404 for role in Role},
    f"{GATE}/pages/1/": filing(200),
    f"{GATE}/pages/1.webp": NEVER,  # it came as text
}
POSTS = {
    "/staff/gate/together/": filing(400),
    "/staff/gate/old-addresses/": filing(400),
    f"{GATE}/": filing(405),
    f"{GATE}/findings/1/": filing(400),
    f"{GATE}/all/": NEVER,
    f"{GATE}/marks/": filing(400),
    f"{GATE}/marks/1/undo/": filing(302),
    f"{GATE}/flag/": filing(302),
    f"{GATE}/look/": filing(302),
    f"{GATE}/sheets/1/": filing(400),
    f"{GATE}/sheets/leave-out/": filing(302),
    f"{GATE}/release/": {role: 302 if role in PUBLISHING else 404 for role in Role},
}
