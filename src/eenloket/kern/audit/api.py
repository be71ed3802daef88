"""Deletion of an audit trail: the only operation on a trail besides reading it."""

import uuid
from collections.abc import Sequence

from django.db import connection


def vernietig_spoor(hoofden: Sequence[uuid.UUID]) -> None:
    """Delete the audit trail of destroyed things. One line remains: that they were destroyed, by whom and why
    (Archiefwet, zrc-023).

    Call this in the handling that destroys the things, after they are destroyed. Lines that the same
    transaction writes later remain.
    Cost: one query.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_vernietig(%s::uuid[])", [list(hoofden)])
