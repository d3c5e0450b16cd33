"""Keeping who asks a database, and their password, out of everything that is printed or kept."""

import os
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, quote_plus, unquote, unquote_plus

__all__ = ["Secrets", "secrets_of"]

_HIDDEN = "***"
_SHORT = 4
_AUTHORITY = re.compile(r"://(.*)@", re.DOTALL)
_EDGE = r"(?:(?<!\w)|(?<=%[0-9A-Fa-f]{2}))"
_KEY = r"(?:passwd|password|passphrase|passcode|pass|pwd|user|username|uid|token|secret|credentials?|api_?key|\w*key)"
_SETTING = re.compile(rf"{_EDGE}{_KEY}\s*(?:=|%3D)\s*(\{{[^}}]*\}}|[^&;\s]*)", re.IGNORECASE)
_NAMED = re.compile(r"""\b(user|role|login|username|用户|角色)(\s*)(["'“‘])[^"'”’]*""", re.IGNORECASE)
_VARIABLES = ("PGUSER", "PGPASSWORD", "MYSQL_PWD")


class Secrets(NamedTuple):
    """What must never be shown: passwords and names of users, in every way in which they may be spelt."""

    texts: tuple[str, ...]

    def scrubbed(self, text: str) -> str:
        """Return a text without them, and without the names of users that a driver tells by itself."""
        for secret in self.texts:
            # A very short one would be found within words, and hiding it there would show it.
            pattern = re.escape(secret) if len(secret) >= _SHORT else rf"{_EDGE}{re.escape(secret)}(?!\w)"
            text = re.sub(pattern, _HIDDEN, text)
        text = _SETTING.sub(lambda found: found[0].replace(found[1], _HIDDEN) if found[1] else found[0], text)
        return _NAMED.sub(rf"\1\2\3{_HIDDEN}", text)


def secrets_of(address: str) -> Secrets:
    """Return what is secret in an address, as it is written and with its percent signs resolved."""
    found: list[str] = []
    for authority in _AUTHORITY.findall(address.partition("?")[0]) + _AUTHORITY.findall(address):
        user, _, password = authority.partition(":")
        found += [authority, user, password, *authority.split("@")]
    found += [setting.strip("{}") for text in (address, unquote_plus(address)) for setting in _SETTING.findall(text)]
    found += [os.environ.get(name, "") for name in _VARIABLES]
    return Secrets(tuple(sorted({form for secret in found for form in _spellings(secret)}, key=len, reverse=True)))


def _spellings(secret: str) -> Iterable[str]:
    plain = {secret, unquote(secret), unquote_plus(secret)}
    forms = {form for text in plain for form in (text, quote(text), quote(text, safe=""), quote_plus(text))}
    return {form for form in forms if form} - {_HIDDEN}
