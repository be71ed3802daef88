"""What decision tables may know of the client: age and whether he or she lives here, from the person register.

Each service asks for its own purpose, only when its own table reads the fact and only what that purpose allows. The answer is
kept per service, with its date, so that one service's fact never decides another's case (M-B4, AVG art. 5.1b). Unknown stays
None: what a table does then is content, and it should leave it to a person.
"""

import datetime as dt
from functools import lru_cache
from typing import TypedDict

from eenloket.kern.klok import vandaag
from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.regels.api import paden_van_model

from .feitvorm import INWONER, LEEFTIJD, Klantgegevens
from .intake import Intake
from .models import Aanvraag
from .ports import Bekend

_LEEFTIJD, _GEMEENTE = "brp.leeftijd", "brp.gemeente_van_inschrijving"
_VELDEN = {LEEFTIJD: _LEEFTIJD, INWONER: _GEMEENTE}


class Klantfeiten(TypedDict):
    """``peildatum`` is "YYYY-MM-DD", "" when the register didn't answer. None: it doesn't say, the purpose doesn't allow it, or
    it is in doubt."""

    leeftijd: int | None
    inwoner: bool | None
    peildatum: str


def te_zoeken(intake: Intake, *, van_vandaag: bool = False) -> dict[str, list[str]]:
    """Sources by service (slug) that haven't been asked; with ``van_vandaag`` also those that were asked on another day, or
    that the register didn't answer."""
    if intake.aanvraag.client_soort != "persoon":
        return {}
    bekend, dag = intake.aanvraag.klantfeiten or {}, vandaag().isoformat()
    uit = {}
    for lid in intake.stand.meedoend:
        slug = lid.dienst.slug
        bronnen = bronnen_van_tabel(intake.aanbod, lid.dienst.beslistabel or "")
        if bronnen and (slug not in bekend or (van_vandaag and bekend[slug]["peildatum"] != dag)):
            uit[slug] = list(bronnen)
    return uit


@lru_cache(maxsize=512)
def bronnen_van_tabel(aanbod: Aanbod, tabel: str) -> tuple[str, ...]:
    """The register facts about the client that a decision model reads in its columns, cells and expressions; all of them when it reads
    the client as a whole."""
    paden = paden_van_model(aanbod.pakket.regels[tabel]) if tabel in aanbod.pakket.regels else set()
    return tuple(
        bron for naam, bron in _VELDEN.items() if any(naam == p or naam.startswith(f"{p}.") for p in paden)
    )


def lees(intake: Intake, bekend: Bekend) -> Klantfeiten:
    """The facts as the tables want them."""
    leeftijd, gemeente = bekend.feiten.get(_LEEFTIJD), bekend.feiten.get(_GEMEENTE)
    eigen = intake.aanbod.organisatie(intake.aanbod.pakket.kop.organisatie).naam
    return Klantfeiten(
        leeftijd=leeftijd.waarde
        if leeftijd and not leeftijd.in_onderzoek and isinstance(leeftijd.waarde, int)
        else None,
        inwoner=_kaal(str(gemeente.waarde)) == _kaal(eigen)
        if gemeente and gemeente.waarde and not gemeente.in_onderzoek
        else None,
        peildatum="" if "brp" in bekend.gestoord else vandaag().isoformat(),
    )


def _kaal(naam: str) -> str:
    return naam.casefold().removeprefix("gemeente ").strip()


def klantgegevens_voor(aanvraag: Aanvraag, dienst: str) -> Klantgegevens:
    """What the table of ``dienst`` gets to see of the client."""
    feiten = (aanvraag.klantfeiten or {}).get(dienst, {})
    return Klantgegevens(
        ingelogd=aanvraag.client is not None,
        leeftijd=feiten.get("leeftijd"),
        inwoner=feiten.get("inwoner"),
        peildatum=dt.date.fromisoformat(feiten["peildatum"]) if feiten.get("peildatum") else None,
    )
