"""One life of a case: each rule that both doors can reach is tried through both, and answers the same (ADR 0013)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine

from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.kern.klok import nu, vandaag
from eenloket.midoffice.aanbod.api import typegegevens, zaaktype_van
from eenloket.midoffice.documenten.models import Informatieobject
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.fouten import Weigering
from eenloket.midoffice.zaken.models import GEEN_DATUM, Resultaat, Status, Taak, Termijnwijziging, Zaak
from eenloket.midoffice.zaken.register.codes import CODES
from eenloket.midoffice.zaken.tests.bouwers import (
    DOOR,
    maak_aanbod,
    maak_organisatie,
    maak_zaak,
    opening,
    over,
)
from eenloket.midoffice.zaken.tests.proefaanbod import ONTHEFFING, VERGUNNING
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import adres
from .zaakbouwers import stuk

pytestmark = pytest.mark.django_db
MAANDAG = dt.date(2026, 11, 23)


def op(dag: dt.date) -> time_machine.travel:
    return time_machine.travel(dt.datetime.combine(dag, dt.time(12), dt.UTC), tick=False)


@dataclass(frozen=True)
class Deur:
    """A door: acts by the same names; a refusal comes back as the name of its class, None when the act was done."""

    klant: Klant | None

    def open_zaken(self, dienst: str) -> Zaak:
        """A case of this service, opened at the counter or registered by another system."""
        aanbod_ = maak_aanbod()
        if self.klant is None:
            return zaken.open_zaken([opening(aanbod_, dienst)], door=DOOR)[0]
        rsin = maak_organisatie().rsin
        zaak = self.klant.post(
            "zaken/zaken",
            {
                "zaaktype": adres("catalogi/zaaktypen", zaaktype_van(aanbod_, dienst).id),
                "bronorganisatie": rsin,
                "verantwoordelijkeOrganisatie": rsin,
                "startdatum": vandaag().isoformat(),
            },
        )
        return Zaak.objects.get(id=zaak["uuid"])

    def zet_status(self, zaak: Zaak, stap: str) -> str | None:
        soort = next(s for s in typegegevens(zaak.zaaktype_id).statustypen.values() if s.stap == stap)
        lichaam = {
            "zaak": adres("zaken/zaken", zaak.id),
            "statustype": adres("catalogi/statustypen", soort.id),
            "datumStatusGezet": nu().isoformat(),
        }
        return self._doe(lambda: zaken.zet_status(zaak, stap, door=DOOR), "post", "zaken/statussen", lichaam)

    def verleng(self, zaak: Zaak, duur: str) -> str | None:
        return self._doe(
            lambda: zaken.verleng(zaak, duur=duur, reden="druk", door=DOOR),
            "patch",
            adres("zaken/zaken", zaak.id),
            {"verlenging": {"reden": "druk", "duur": duur}},
        )

    def schort_op(self, zaak: Zaak) -> str | None:
        return self._doe(
            lambda: zaken.schort_op(zaak, reden="wacht", door=DOOR),
            "patch",
            adres("zaken/zaken", zaak.id),
            {"opschorting": {"indicatie": True, "reden": "wacht"}},
        )

    def hervat(self, zaak: Zaak) -> str | None:
        return self._doe(
            lambda: zaken.hervat(zaak, door=DOOR),
            "patch",
            adres("zaken/zaken", zaak.id),
            {"opschorting": {"indicatie": False, "reden": ""}},
        )

    def sluit(self, zaak: Zaak, resultaat: str = "Verleend") -> str | None:
        """End the case with this result: in one act at the counter, in one compound call of the register."""
        soort = typegegevens(zaak.zaaktype_id)
        type_ = next(r.id for r in soort.resultaattypen.values() if r.omschrijving == resultaat)
        assert soort.eindstatus is not None
        lichaam = {
            "zaak": {},
            "resultaat": {"resultaattype": adres("catalogi/resultaattypen", type_)},
            "status": {
                "statustype": adres("catalogi/statustypen", soort.eindstatus.id),
                "datumStatusGezet": nu().isoformat(),
            },
        }
        return self._doe(
            lambda: zaken.sluit(zaak, resultaat=resultaat, door=DOOR),
            "post",
            f"zaken/zaak_afsluiten/{zaak.id}",
            lichaam,
        )

    def _doe(self, loket: Callable[[], Any], methode: str, pad: str, lichaam: dict[str, Any]) -> str | None:
        if self.klant is None:
            try:
                loket()
            except Weigering as weigering:
                return type(weigering).__name__
            return None
        antwoord = self.klant(methode, pad, lichaam)
        status = self.klant.antwoord.status_code
        if status in (200, 201):
            return None
        codes = {p["code"] for p in antwoord.get("invalidParams", [])} or {antwoord["code"]}
        return next(
            soort.__name__ for soort, code in CODES.items() if code.http == status and code.code in codes
        )


@pytest.fixture(params=["loket", "register"])
def deur(request: pytest.FixtureRequest) -> Deur:
    return Deur(None if request.param == "loket" else maak_klant(maak_organisatie()))


def zaak_van(dag: dt.date, dienst: str = VERGUNNING) -> Zaak:
    with op(dag):
        return maak_zaak(dienst)


def verse(zaak: Zaak) -> Zaak:
    return Zaak.objects.get(id=zaak.id)


def gemeld(zaak: Zaak) -> list[str]:
    rijen = Uitgaand.objects.filter(inhoud__zaak_id=str(zaak.id)).order_by("id")
    return list(rijen.values_list("soort", flat=True))


def test_een_zaak_begint_overal_gelijk(deur: Deur) -> None:
    """M-B5, M-B9: the same terms by the same agreements, on the same lists, told by the same event."""
    with op(MAANDAG):
        zaak = verse(deur.open_zaken(VERGUNNING))
    assert (zaak.fase, zaak.dienst, zaak.gesloten) == ("intake", VERGUNNING, False)
    assert zaak.uiterlijke_einddatum_afdoening == dt.date(2027, 1, 18)
    assert zaak.streefdatum == zaak.einddatum_gepland == zaak.werkdatum == dt.date(2026, 11, 30)
    assert gemeld(zaak) == ["zaak.geopend"]
    assert Uitgaand.objects.get(inhoud__zaak_id=str(zaak.id)).inhoud["dienst"] == VERGUNNING


def test_een_stap_zet_de_zaak_verder(deur: Deur) -> None:
    zaak = maak_zaak()
    assert deur.zet_status(zaak, "behandelen") is None
    na = verse(zaak)
    assert na.fase == "behandelen"
    assert Status.objects.filter(zaak=zaak).count() == 2
    assert na.huidige_status_id == Status.objects.filter(zaak=zaak).order_by("datum_status_gezet")[1].id
    assert gemeld(zaak)[-1] == "zaak.status_gezet"


def test_een_zaak_die_wacht_krijgt_geen_stap(deur: Deur) -> None:
    zaak = maak_zaak(wacht=True, fase="wacht")
    assert deur.zet_status(zaak, "behandelen") == "OnjuisteFase"


def test_verlengen_kan_een_keer_tot_de_grens_en_eindigt_op_een_werkdag(deur: Deur) -> None:
    """Awb 4:14, Algemene termijnenwet art. 1."""
    zaak = zaak_van(MAANDAG)  # until 18 January
    with op(MAANDAG + dt.timedelta(days=3)):
        assert deur.verleng(zaak, "P7W") == "VerlengingTeLang"
        assert deur.verleng(zaak, "P5D") is None  # Saturday 23 January
        assert verse(zaak).uiterlijke_einddatum_afdoening == dt.date(2027, 1, 25)
        assert deur.verleng(zaak, "P1W") in {"NietVerlengbaar", "VerlengingBlijft"}
        assert verse(zaak).uiterlijke_einddatum_afdoening == dt.date(2027, 1, 25)
    regel = Termijnwijziging.objects.get(zaak=zaak)
    assert (regel.soort, regel.was, regel.wordt, regel.dagen) == (
        "verlenging", dt.date(2027, 1, 18), dt.date(2027, 1, 25), 7,
    )  # fmt: skip
    assert gemeld(zaak)[-1] == "zaak.termijn_gewijzigd"


def test_na_de_termijn_kan_niet_meer_worden_verlengd(deur: Deur) -> None:
    zaak = zaak_van(MAANDAG)
    with op(MAANDAG + dt.timedelta(days=100)):
        assert deur.verleng(zaak, "P1W") == "NietVerlengbaar"


def test_een_dienst_zonder_verlenging_kent_er_geen(deur: Deur) -> None:
    zaak = zaak_van(MAANDAG, ONTHEFFING)
    with op(MAANDAG):
        assert deur.verleng(zaak, "P1D") == "NietVerlengbaar"


def test_stilstaan_schuift_beide_termijnen_op(deur: Deur) -> None:
    """Awb 4:15."""
    zaak = zaak_van(MAANDAG)
    with op(MAANDAG + dt.timedelta(days=1)):
        assert deur.schort_op(zaak) is None
        assert verse(zaak).werkdatum == GEEN_DATUM
    with op(MAANDAG + dt.timedelta(days=15)):
        assert deur.hervat(zaak) is None
    na = verse(zaak)
    assert (na.uiterlijke_einddatum_afdoening, na.streefdatum) == (dt.date(2027, 2, 1), dt.date(2026, 12, 14))
    assert na.einddatum_gepland == na.streefdatum == na.werkdatum
    assert na.opschorting_eerdere
    soorten = Termijnwijziging.objects.filter(zaak=zaak).order_by("id").values_list("soort", "dagen")
    assert list(soorten) == [("opschorting", 0), ("hervatting", 14)]


def test_het_einde_is_overal_hetzelfde(deur: Deur) -> None:
    zaak = maak_zaak()
    zaken.vraag_client(zaak, vraag="Stuur iets", uiterlijk=over(10), door=DOOR)
    assert deur.sluit(zaak) is None
    na = verse(zaak)
    assert (na.gesloten, na.fase, na.werkdatum) == (True, "gesloten", GEEN_DATUM)
    assert (na.opschorting_indicatie, na.opgeschort_sinds) == (False, None)
    assert na.archiefactiedatum is not None
    assert Taak.objects.get(zaak=zaak).uitkomst == "vervallen"
    assert gemeld(zaak)[-2:] == ["zaak.status_gezet", "zaak.gesloten"]
    assert deur.schort_op(zaak) == "ZaakIsGesloten"


@pytest.mark.parametrize(
    ("velden", "weigering"),
    [({"lock": "x"}, "DocumentOpSlot"), ({"indicatie_gebruiksrecht": None}, "GebruiksrechtOnbekend")],
)
def test_een_document_houdt_het_einde_tegen(deur: Deur, velden: dict[str, Any], weigering: str) -> None:
    """zrc-007."""
    rij = stuk()
    Informatieobject.objects.filter(id=rij.informatieobject_id).update(**velden)
    zaak = Zaak.objects.get(informatieobjecten__informatieobject_id=rij.informatieobject_id)
    assert deur.sluit(zaak) == weigering
    assert not verse(zaak).gesloten
    assert not Resultaat.objects.filter(zaak=zaak).exists()
    Informatieobject.objects.filter(id=rij.informatieobject_id).update(lock="", indicatie_gebruiksrecht=False)
    assert deur.sluit(zaak) is None


def test_een_resultaat_dat_er_al_is_wordt_dat_van_het_einde(deur: Deur) -> None:
    """Given before by another system, or left by a reopening: a case has one result (zrc-020)."""
    zaak = maak_zaak()
    soort = next(
        r for r in typegegevens(zaak.zaaktype_id).resultaattypen.values() if r.omschrijving == "Geweigerd"
    )
    Resultaat.objects.create(zaak=zaak, resultaattype_id=soort.id)
    assert deur.sluit(zaak, "Verleend") is None
    assert (
        Resultaat.objects.select_related("resultaattype").get(zaak=zaak).resultaattype.omschrijving
        == "Verleend"
    )


def test_een_heropende_zaak_kan_opnieuw_worden_gesloten(deur: Deur) -> None:
    zaak = maak_zaak(fase="gesloten")
    soort = typegegevens(zaak.zaaktype_id)
    klant = maak_klant(maak_organisatie(), "heropener")
    bezig = next(s for s in soort.statustypen.values() if s.stap == "behandelen")
    lichaam = {
        "zaak": adres("zaken/zaken", zaak.id),
        "statustype": adres("catalogi/statustypen", bezig.id),
        "datumStatusGezet": nu().isoformat(),
    }
    klant.post("zaken/statussen", lichaam)
    open_ = verse(zaak)
    assert (open_.gesloten, open_.fase, open_.archiefactiedatum) == (False, "behandelen", None)
    assert open_.werkdatum != GEEN_DATUM
    assert "zaak.heropend" in gemeld(zaak)
    assert deur.sluit(zaak, "Geweigerd") is None
    assert verse(zaak).archiefactiedatum is not None
