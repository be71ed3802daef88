"""Text in a header: ASCII unchanged, other characters in the form that HTTP defines."""

import re
from contextlib import suppress
from urllib.parse import unquote

_UITGEBREID = re.compile(r"utf-8'[\w-]*'(.*)", re.IGNORECASE | re.ASCII)


def tekst_van(waarde: str, langst: int) -> str:
    """Return the text of a header, without NUL, at most ``langst`` characters.

    ``UTF-8''%C3%A9`` is é (RFC 8187). Raw bytes above ASCII don't reach us: HTTP gives them no meaning (RFC
    9110 section 5.5), and the web server makes the value empty.
    """
    if (vorm := _UITGEBREID.fullmatch(waarde)) is not None:
        with suppress(UnicodeDecodeError):  # else it stays as it came
            waarde = unquote(vorm[1], errors="strict")
    return waarde.replace("\x00", "")[:langst]
