"""What closes a document keeps company: the signature never stands on a page without text (GB/T 9704-2012, 7.3.5)."""

from reportgen.word.roles import Styles

__all__ = ["kept_with_signature"]

_CLOSING = ("date", "signature", "attachment_note")
"""From the last to the first."""
_KEPT = "<w:keepNext/>"


def kept_with_signature(body: str, styles: Styles) -> str:
    """Keep the last paragraph on the page of the attachment note or signature that follows it.

    Word then takes the paragraph's last lines along. A body that ends in a table, or is not signed, stays as it is.
    """
    opening = styles.paragraph("body")
    closing = _closing(body, styles)
    last = body.rfind(opening, 0, closing) if closing >= 0 else -1
    if last < 0 or body.find("</w:p>", last) + len("</w:p>") != closing:
        return body
    inside = last + len(opening)
    if body.startswith(_KEPT, inside):
        return body
    return f"{body[:inside]}{_KEPT}{body[inside:]}"


def _closing(body: str, styles: Styles) -> int:
    """Return where the close begins, which stands near the end of a long body; -1 where there is none."""
    found = -1
    for role in _CLOSING:
        at = body.rfind(styles.paragraph(role), 0, None if found < 0 else found)
        found = at if at >= 0 else found
    return found
