"""Time-based one-time passwords (RFC 6238: SHA-1, six digits, thirty seconds)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import struct

STAP = 30


def totp(geheim: str, tijd: float) -> str:
    """The code of a base32 secret at a unix time.

    Raises: ValueError when the secret isn't base32.
    """
    kaal = geheim.replace(" ", "").upper()
    try:
        sleutel = base64.b32decode(kaal + "=" * (-len(kaal) % 8))
    except binascii.Error:
        raise ValueError("Het geheim is geen base32.") from None
    som = hmac.new(sleutel, struct.pack(">Q", int(tijd) // STAP), hashlib.sha1).digest()
    begin = som[-1] & 15
    getal = struct.unpack(">I", som[begin : begin + 4])[0] & 0x7FFFFFFF
    return f"{getal % 1_000_000:06d}"
