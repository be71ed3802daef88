"""A seal of the data that a page showed: the user confirms what was on the screen, and not a later change by
somebody else.
"""

from django.utils.crypto import constant_time_compare, salted_hmac


def zegel(*delen: object) -> str:
    """Return a text that changes when the shown data changes, and that reveals nothing about the data."""
    return salted_hmac("eenloket.zgw.beheer.stand", repr(delen), algorithm="sha256").hexdigest()


def klopt(gezien: str | None, stand: str) -> bool:
    """Return whether the seal that a form sent back is equal to the present seal ``stand``.

    None (a form without a seal) is accepted: such a form showed nothing that can have changed.
    """
    return gezien is None or constant_time_compare(gezien, stand)
