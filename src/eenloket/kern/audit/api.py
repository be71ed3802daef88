"""Destroying a trail: the one thing that may be done to it besides reading."""

import uuid
from collections.abc import Sequence

from django.db import connection


def vernietig_spoor(hoofden: Sequence[uuid.UUID]) -> None:
    """Remove the trail of destroyed things; a line stays that says that it was done, by whom and why (Archiefwet, zrc-023).

    Call it in the handling that destroys them, after that. Lines that the same transaction still writes remain. Cost: one query.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_vernietig(%s::uuid[])", [list(hoofden)])
