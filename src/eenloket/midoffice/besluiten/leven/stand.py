"""What the rules see of a decision, and what an act makes of it."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eenloket.kern.gebeurtenissen.api import Gebeurtenis

Kenmerk = str
"""The id of a row of ours as text, or the address of a thing in another register; of one thing exactly when they are equal."""


@dataclass(frozen=True, slots=True)
class Besluitsoort:
    """A type of decision: whether it may be used, in which case types, and in which document types its decisions may stand."""

    concept: bool
    zaaktypen: frozenset[Kenmerk]
    informatieobjecttypen: frozenset[Kenmerk]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A decision, with its columns under the names of the table. What ``models.Besluit`` says of them holds here too."""

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
        """Whether it is about a case, of ours or of another register."""
        return self.zaak_id is not None or self.zaak_url != ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolg:
    """What an act does: the decision as it becomes, and the events to emit.

    ``herleid`` is the id of the case whose archive dates may follow from this decision and are derived anew when it has ended.
    """

    stand: Stand
    herleid: uuid.UUID | None = None
    gebeurtenissen: Sequence[Gebeurtenis] = ()
