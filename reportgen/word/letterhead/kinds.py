"""What a file is that should be a letterhead, told from its first bytes and from what is packed in it."""

from collections.abc import Collection

__all__ = ["refusal"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
_RTF = b"{\\rtf"
_CONTENT_TYPES = "[Content_Types].xml"


def refusal(data: bytes, names: Collection[str] | None) -> str:
    """Return the code of what is wrong with a file as a whole, or nothing; `names` are those packed in a zip file.

    Files of Word 97–2003 and files with a password are both compound files; the latter hold a stream of a known name.
    """
    if data.startswith(_OLE):
        return "letterhead.password" if _ENCRYPTED in data else "letterhead.old-format"
    if data.startswith(_RTF):
        return "letterhead.old-format"
    if not data.startswith(_ZIP):
        return "letterhead.not-word"
    if names is None:
        return "letterhead.broken"
    return "" if _CONTENT_TYPES in names else "letterhead.not-word"
