"""The state of a decision that the rules read, and the result of an act on a decision."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eenloket.kern.gebeurtenissen.api import Gebeurtenis

Kenmerk = str
"""The id of one of our rows as text, or the address of a thing in another register.

Two values are equal exactly when they mean the same thing.
"""


@dataclass(frozen=True, slots=True)
class Besluitsoort:
    """A decision type: whether it may be used, its case types, and the document types in which its decisions
    may be written.
    """

    concept: bool
    zaaktypen: frozenset[Kenmerk]
    informatieobjecttypen: frozenset[Kenmerk]


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitstand:
    """The state of a decision: its columns, with the names and meanings of ``models.Besluit``."""

    id: uuid.UUID
    organisatie_id: uuid.UUID
    verantwoordelijke_organisatie: str
    datum: dt.date
    ingangsdatum: dt.date
    identificatie: str = ""
    besluittype_id: uuid.UUID | None = None
    besluittype_url: str = ""
    zaak_id: uuid.UUID | None = None
    zaak_url: str = ""
    toelichting: str = ""
    bestuursorgaan: str = ""
    vervaldatum: dt.date | None = None
    vervalreden: str = ""
    publicatiedatum: dt.date | None = None
    verzenddatum: dt.date | None = None
    uiterlijke_reactiedatum: dt.date | None = None
    resultaat: str = ""
    positief: bool | None = None
    motivering: Mapping[str, str] | None = None
    regels: Sequence[str] = ()
    spoor: Mapping[str, Any] | None = None
    genomen_door: str = ""
    mandaat: str = ""
    automatisch: bool = False
    op: dt.datetime

    @property
    def over_een_zaak(self) -> bool:
        """Whether the decision is about a case, of ours or of another register."""
        return self.zaak_id is not None or self.zaak_url != ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolg:
    """The result of an act: the new state of the decision, and the events to emit.

    ``herleid`` is the id of the case whose archive dates may follow from this decision; they are computed
    again when that case has ended.
    """

    stand: Besluitstand
    herleid: uuid.UUID | None = None
    gebeurtenissen: Sequence[Gebeurtenis] = ()
