"""Passwords and tokens: what is kept of them, and how they are checked."""

import hashlib
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.errors import PasswordTooShort
from core.limits import PASSWORD_CHARACTERS

TOKEN_BYTES = 32
"""256 bit: nothing to guess."""
_hasher = PasswordHasher()
"""argon2id with the library's parameters, which are those of RFC 9106 for limited memory."""


def hash_password(password: str) -> str:
    """Raises PasswordTooShort."""
    if len(password) < PASSWORD_CHARACTERS:
        raise PasswordTooShort(count=PASSWORD_CHARACTERS)
    return _hasher.hash(password)


def password_fits(kept: str | None, password: str) -> bool:
    """Takes as long where there is no such account as where there is one."""
    try:
        return _hasher.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_hex())


def new_token() -> str:
    """A secret of TOKEN_BYTES random bytes, fit for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_digest(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
