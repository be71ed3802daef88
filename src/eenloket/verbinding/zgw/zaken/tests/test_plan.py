"""A case of a request that another system moves: the plan of the request goes on, the client's page and the work list too."""

import datetime as dt

import pytest

from eenloket.midoffice.aanbod.api import typegegevens
from eenloket.midoffice.aanvragen.models import Aanvraag
from eenloket.midoffice.aanvragen.tests.bouwers import (
    bezorg_plan,
    gebeurtenissen,
    ingediend,
    knopen,
    staten,
    zaak_van,
)
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres

pytestmark = pytest.mark.django_db
VERHUIZING, PARKEREN = "adreswijziging", "parkeervergunning"


def _klant(aanvraag: Aanvraag) -> Klant:
    return maak_klant(aanvraag.organisatie)


def _zet(klant: Klant, zaak: Zaak, statustype: object) -> None:
    klant.post(
        "zaken/statussen",
        {
            "zaak": adres("zaken/zaken", zaak.id),
            "statustype": adres("catalogi/statustypen", statustype),  # type: ignore[arg-type]
            "datumStatusGezet": dt.datetime.now(dt.UTC).isoformat(),
        },
    )


def _sluit(klant: Klant, zaak: Zaak, *, positief: bool) -> None:
    types = typegegevens(zaak.zaaktype_id)
    soort = next(r for r in types.resultaattypen.values() if r.positief == positief)
    klant.post(
        "zaken/resultaten",
        {"zaak": adres("zaken/zaken", zaak.id), "resultaattype": adres("catalogi/resultaattypen", soort.id)},
    )
    eind = types.eindstatus
    assert eind is not None
    _zet(klant, zaak, eind.id)


def test_wat_wacht_begint_als_een_ander_systeem_de_eerste_zaak_positief_sluit() -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, VERHUIZING)
    _sluit(_klant(aanvraag), zaak, positief=True)
    bezorg_plan(zaak.id)
    assert staten(aanvraag)[VERHUIZING] == "toegekend"
    assert staten(aanvraag)[PARKEREN] == "loopt"
    assert zaak_van(aanvraag, PARKEREN).fase == zaken.Fase.INTAKE


def test_wat_afhangt_van_een_weigering_vervalt() -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, VERHUIZING)
    _sluit(_klant(aanvraag), zaak, positief=False)
    bezorg_plan(zaak.id)
    assert staten(aanvraag)[VERHUIZING] == "geweigerd"
    assert staten(aanvraag)[PARKEREN] != "loopt"


def test_een_heropende_zaak_laat_het_plan_met_rust_en_komt_terug_op_de_werklijst() -> None:
    aanvraag = ingediend()
    zaak, klant = zaak_van(aanvraag, VERHUIZING), _klant(aanvraag)
    _sluit(klant, zaak, positief=True)
    bezorg_plan(zaak.id)
    stap = next(s for s in typegegevens(zaak.zaaktype_id).statustypen.values() if not s.eind)
    _zet(klant, zaak, stap.id)
    zaak.refresh_from_db()
    assert zaak.einddatum is None
    assert zaak.fase != zaken.Fase.GESLOTEN
    assert zaak.werkdatum == min(d for d in (zaak.streefdatum, zaak.uiterlijke_einddatum_afdoening) if d)
    regels = werk.lijst(zaak.organisatie_id, werk.Filters(uitvoerder=zaak.uitvoerder)).regels
    assert zaak.id in {r.onderwerp_id for r in regels}
    bezorg_plan()
    assert staten(aanvraag)[VERHUIZING] == "toegekend"


def test_een_zaak_die_op_haar_plan_wacht_krijgt_geen_status() -> None:
    aanvraag = ingediend()
    zaak = zaak_van(aanvraag, PARKEREN)
    stap = next(iter(typegegevens(zaak.zaaktype_id).statustypen))
    antwoord = _klant(aanvraag)(
        "post",
        "zaken/statussen",
        {
            "zaak": adres("zaken/zaken", zaak.id),
            "statustype": adres("catalogi/statustypen", stap),
            "datumStatusGezet": "2026-01-01T00:00:00Z",
        },
        status=409,
    )
    assert antwoord["code"] == "onjuiste-fase"


def test_een_vernietigde_zaak_laat_het_plan_staan() -> None:
    aanvraag = ingediend()
    zaak, klant = zaak_van(aanvraag, VERHUIZING), _klant(aanvraag)
    _sluit(klant, zaak, positief=True)
    bezorg_plan(zaak.id)
    klant.delete(adres("zaken/zaken", zaak.id))
    knoop = knopen(aanvraag)[VERHUIZING]
    assert (knoop.zaak, knoop.staat) == (None, "toegekend")
    assert gebeurtenissen("zaak.gesloten")
