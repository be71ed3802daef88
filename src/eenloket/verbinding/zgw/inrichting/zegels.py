"""A seal of what a page showed: who confirms something confirms what was on the screen, not what it has become since."""

from django.utils.crypto import constant_time_compare, salted_hmac


def zegel(*delen: object) -> str:
    """A text that changes with what a page shows, and says nothing of it."""
    return salted_hmac("eenloket.zgw.beheer.stand", repr(delen), algorithm="sha256").hexdigest()


def klopt(gezien: str | None, stand: str) -> bool:
    """Whether the seal that a form sent back is the seal of now. A form without a seal (None) showed nothing that can have changed."""
    return gezien is None or constant_time_compare(gezien, stand)
