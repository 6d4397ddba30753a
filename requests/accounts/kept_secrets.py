"""Secrets of second steps are kept sealed: who reads the database, or a backup of it, cannot make codes."""

from __future__ import annotations

import base64
import hashlib
import hmac

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class KeptSecrets(DefaultMFAAdapter):
    """What django-allauth asks when it keeps a secret. The seal is made from SECRET_KEY."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Blank where SECRET_KEY is another one than then: no code fits, and a new second step has to be set up."""
        try:
            return _seal().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""


def _seal() -> Fernet:
    key = hmac.new(settings.SECRET_KEY.encode(), b"second steps", hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(key))
