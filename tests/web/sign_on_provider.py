"""A small OpenID Connect provider, as a process of its own: it lets everybody in and says of them what it is told to.

    python -m tests.web.sign_on_provider

says its address. POST /says takes what to put into the next ID tokens: `claims`, and `sign`: "rightly", "otherwise"
(by a key it does not name), "secretly" (HS256 with the client's secret) or "not" (no signature).
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

CLIENT, SECRET = "foi archive", "a secret: of the client"
KEY, OTHER = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
CODES: dict[str, dict[str, str]] = {}
SAYS: dict[str, object] = {}


class Provider(BaseHTTPRequestHandler):
    """One request."""

    def do_GET(self):
        asked = urlsplit(self.path)
        told = {name: values[0] for name, values in parse_qs(asked.query).items()}
        issuer = f"http://127.0.0.1:{self.server.server_port}"
        if asked.path == "/.well-known/openid-configuration":
            ends = {f"{name}_endpoint": f"{issuer}/{name}" for name in ("authorization", "token")}
            return self.say({"issuer": issuer, "jwks_uri": f"{issuer}/keys", **ends})
        if asked.path == "/keys":
            return self.say(
                {"keys": [json.loads(jwt.algorithms.ECAlgorithm.to_jwk(KEY.public_key())) | {"kid": "one"}]}
            )
        is_right = told["client_id"] == CLIENT and told["code_challenge_method"] == "S256" and "openid" in told["scope"]
        if asked.path != "/authorization" or not is_right:
            return self.say({"error": "invalid_request"}, 400)
        code = secrets.token_urlsafe()
        CODES[code] = told
        self.send_response(302)
        self.send_header("Location", f"{told['redirect_uri']}?{urlencode({'code': code, 'state': told['state']})}")
        return self.end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/says":
            SAYS.clear()
            SAYS.update(json.loads(body))
            return self.say({})
        told = {name: values[0] for name, values in parse_qs(body).items()}
        begun = CODES.pop(told["code"], None)  # once
        digest = hashlib.sha256(told["code_verifier"].encode()).digest()
        pair = base64.b64encode(f"{CLIENT.replace(' ', '%20')}:a%20secret%3A%20of%20the%20client".encode()).decode()
        fits = begun and base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == begun["code_challenge"]
        if (
            not fits
            or told["redirect_uri"] != begun["redirect_uri"]
            or self.headers["Authorization"] != f"Basic {pair}"
        ):
            return self.say({"error": "invalid_grant"}, 400)
        return self.say({"id_token": self.token(begun["nonce"]), "access_token": "x", "token_type": "Bearer"})

    def token(self, nonce):
        now = int(time.time())
        usual = {"iss": f"http://127.0.0.1:{self.server.server_port}", "aud": CLIENT, "sub": "olive at office",
                 "iat": now, "exp": now + 300, "nonce": nonce}  # fmt: skip
        claims = {name: value for name, value in {**usual, **SAYS.get("claims", {})}.items() if value is not None}
        key, algorithm = {"otherwise": (OTHER, "ES256"), "secretly": (SECRET, "HS256"), "not": (None, "none")}.get(
            SAYS.get("sign"), (KEY, "ES256")
        )
        return jwt.encode(claims, key, algorithm, headers={"kid": "one"})

    def say(self, told, status=200):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *said):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
