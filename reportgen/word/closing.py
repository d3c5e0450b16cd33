"""What closes a document keeps company: the signature never stands on a page without text (GB/T 9704-2012, 7.3.5)."""

from reportgen.word.roles import styled_paragraph

__all__ = ["kept_with_signature"]

_BODY = styled_paragraph("body")
_CLOSING = tuple(map(styled_paragraph, ("attachment_note", "signature", "date")))


def kept_with_signature(body: str) -> str:
    """Keep the last paragraph on the page of the attachment note or signature that follows it.

    Word then takes the paragraph's last lines along. A body that ends in a table, or is not signed, stays as it is.
    """
    closing = min((at for opening in _CLOSING if (at := body.find(opening)) >= 0), default=-1)
    last = body.rfind(_BODY, 0, closing) if closing >= 0 else -1
    if last < 0 or body.find("</w:p>", last) + len("</w:p>") != closing:
        return body
    inside = last + len(_BODY)
    return f"{body[:inside]}<w:keepNext/>{body[inside:]}"
