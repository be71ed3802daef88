"""Taking a decision: who may, why, what follows."""

import datetime as dt

import pytest
import time_machine

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten import fouten
from eenloket.midoffice.besluiten.models import Besluit
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Resultaat, Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, actor_van, maak_medewerker, maak_zaak
from eenloket.midoffice.zaken.tests.proefaanbod import ADVISEUR, ONTHEFFING, ROL, STIL, VERGUNNING, ZONDER

pytestmark = pytest.mark.django_db
WAAROM = {"nl": "Het mag.", "en": "It is allowed."}
IEMAND = Actor(Actorsoort.MEDEWERKER, "iemand")
BEVOEGD = frozenset({ROL})


def besluit(zaak: Zaak, resultaat: str = "Verleend", **anders: object) -> Besluit | None:
    gegevens = {
        "motivering": WAAROM,
        "regels": ["Proefwet, artikel 1"],
        "door": IEMAND,
        "bevoegde_rollen": BEVOEGD,
    }
    return besluiten.neem_besluit(zaak, resultaat=resultaat, **gegevens | anders)  # type: ignore[arg-type]


def met_checklist(zaak: Zaak) -> Zaak:
    zaken.vink_af(zaak, nummer=0, tekst="Klopt het adres?", gedaan=True, door=DOOR)
    return zaak


def test_een_besluit_sluit_de_zaak_met_resultaat_en_data() -> None:
    with time_machine.travel(dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)):
        zaak = met_checklist(maak_zaak(VERGUNNING, fase="behandelen"))
        genomen = besluit(zaak)
    assert genomen is not None
    assert genomen.identificatie == "B2026-0000001"
    assert genomen.datum == genomen.verzenddatum == dt.date(2026, 11, 23)
    assert genomen.uiterlijke_reactiedatum == dt.date(2027, 1, 4)  # six weeks, Awb 6:7
    assert genomen.vervaldatum == dt.date(2027, 11, 23)  # the permit holds one year
    assert (genomen.motivering, genomen.regels, genomen.positief) == (WAAROM, ["Proefwet, artikel 1"], True)
    zaak.refresh_from_db()
    assert (zaak.fase, zaak.einddatum) == ("gesloten", dt.date(2026, 11, 23))
    assert zaak.resultaat.resultaattype.omschrijving == "Verleend"
    assert [s.statustype.omschrijving_generiek for s in zaak.statussen.order_by("datum_status_gezet")] == [
        "intake", "behandelen", "besluiten", "leveren",
    ]  # fmt: skip


def test_een_besluit_meldt_zich_een_keer() -> None:
    zaak = maak_zaak(STIL)
    genomen = besluit(zaak, "Geweigerd")
    assert genomen is not None
    soorten = [u.soort for u in Uitgaand.objects.filter(inhoud__zaak_id=str(zaak.id))]
    assert soorten.count("besluit.genomen") == soorten.count("zaak.gesloten") == 1
    assert Uitgaand.objects.get(soort="besluit.genomen").inhoud["positief"] is False
    assert genomen.vervaldatum is None


def test_zonder_mandaat_geen_besluit() -> None:
    zaak = maak_zaak(STIL)
    with pytest.raises(fouten.GeenMandaat):
        besluit(zaak, bevoegde_rollen=frozenset({"behandelaar"}))
    with pytest.raises(fouten.NietAutomatisch):
        besluit(zaak, automatisch=True)
    zaak.refresh_from_db()
    assert zaak.fase == "intake"
    assert not Besluit.objects.exists()


def test_zonder_motivering_geen_besluit() -> None:
    with pytest.raises(fouten.MotiveringOntbreekt) as fout:
        besluit(maak_zaak(STIL), motivering={"nl": "  "})
    assert fout.value.veld == "motivering"


def test_toekennen_wacht_op_de_controlelijst_weigeren_niet() -> None:
    zaak = maak_zaak(VERGUNNING)
    with pytest.raises(fouten.NogNietCompleet):
        besluit(zaak)
    assert besluit(zaak, "Geweigerd") is not None


def test_over_functiescheiding_beslist_een_ander_dan_de_behandelaar() -> None:
    behandelaar, ander = maak_medewerker(), maak_medewerker()
    zaak = maak_zaak(ONTHEFFING)
    with pytest.raises(fouten.FunctiescheidingVereist):  # nobody handled it
        besluit(zaak, "Geweigerd", door=actor_van(ander))
    zaken.neem_in_behandeling(zaak, medewerker=behandelaar, door=actor_van(behandelaar))
    with pytest.raises(fouten.FunctiescheidingVereist):
        besluit(zaak, "Geweigerd", door=actor_van(behandelaar))
    assert besluit(zaak, "Geweigerd", door=actor_van(ander)) is not None


def test_toekennen_wacht_op_verplicht_advies() -> None:
    behandelaar, ander = maak_medewerker(), maak_medewerker()
    zaak = maak_zaak(ONTHEFFING)
    zaken.neem_in_behandeling(zaak, medewerker=behandelaar, door=actor_van(behandelaar))
    with pytest.raises(fouten.NogNietCompleet):
        besluit(zaak, door=actor_van(ander))
    taak = zaken.vraag_advies(zaak, organisatie=ADVISEUR, vraag="Is het veilig?", door=actor_van(behandelaar))
    assert besluiten.openstaand(zaken.dienst_van(zaak), zaak) == [f"advies:{ADVISEUR}"]
    zaken.registreer_advies(taak, uitkomst="positief", toelichting="Ja", door=DOOR)
    assert besluit(zaak, door=actor_van(ander)) is not None


def test_een_tweede_besluit_verandert_niets() -> None:
    zaak = maak_zaak(STIL)
    besluit(zaak)
    with pytest.raises(zaken.ZaakIsGesloten):
        besluit(zaak, "Geweigerd")
    assert Besluit.objects.count() == Resultaat.objects.count() == 1


def test_een_dienst_zonder_besluittype_wordt_afgehandeld_zonder_besluit() -> None:
    zaak = maak_zaak(ZONDER)
    assert besluit(zaak) is None
    zaak.refresh_from_db()
    assert zaak.fase == "gesloten"


def test_een_onbekend_resultaat_wordt_geweigerd() -> None:
    with pytest.raises(zaken.OnbekendResultaat):
        besluit(maak_zaak(STIL), "Bestaat niet")
