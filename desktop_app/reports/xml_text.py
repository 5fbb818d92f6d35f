"""Words as a file can hold them: what XML forbids is left out, what it reserves is escaped."""

from __future__ import annotations

import re

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text that XML can hold, not yet escaped: other line breaks become "\\n", characters that no
    XML file may have are left out. Pages and Word show the same.
    """
    return _ILLEGAL.sub("", _LINE_BREAK.sub("\n", text))


def escaped(text: str) -> str:
    """Text for the inside of an element or a quoted attribute."""
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
