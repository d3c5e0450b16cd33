"""What a report says, as a digest in which the places it is about do not count."""

import re
from collections.abc import Sequence
from hashlib import blake2b

from reportgen.nouns.area import Area
from reportgen.pipeline.writers import Document

__all__ = ["digest_of"]

_BETWEEN_TAGS = re.compile(r">([^<]+)")
_BYTES = 8


def digest_of(document: Document, lineage: Sequence[Area]) -> str:
    """Return 16 hexadecimal digits of what a document says, without the names of its area and those above.

    Of a document in both languages, what it says in Chinese counts.
    """
    text = "".join(_BETWEEN_TAGS.findall(document.rendered.body))
    for area in lineage:
        name = area.named("en" if document.lang == "en" else "zh")
        if name:
            text = text.replace(name, "")
    return blake2b(text.encode("utf-8", "replace"), digest_size=_BYTES).hexdigest()
