"""Level 1 decides at once; the sample and the unclear cases go to a person."""

import datetime as dt
import uuid

import pytest
import time_machine

from eenloket.kern.bezorging.bezorgen import bezorg
from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten import fouten
from eenloket.midoffice.besluiten.models import Besluit
from eenloket.midoffice.besluiten.ports import poorten
from eenloket.midoffice.regels.api import Regelfout
from eenloket.midoffice.regels.tests.bouwers import feiten_met
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.bewaking import bewaak
from eenloket.midoffice.zaken.models import Taak, Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, actor_van, maak_medewerker, maak_zaak, over
from eenloket.midoffice.zaken.tests.proefaanbod import MELDING, ROL, STIL, VERGUNNING, proefpakket

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("waarde", "resultaat", "positief"), [("ja", "Verleend", True), ("nee", "Geweigerd", False)]
)
def test_de_tabel_beslist_met_haar_redenen(waarde: str, resultaat: str, positief: bool) -> None:
    genomen = besluiten.beslis_automatisch(maak_zaak(MELDING), feiten_met(waarde=waarde))
    assert genomen is not None
    assert (genomen.resultaat, genomen.positief, genomen.automatisch) == (resultaat, positief, True)
    assert genomen.motivering["nl"].startswith("Het mag")
    assert genomen.regels == ["Proefwet, artikel 1"]
    assert genomen.spoor["model"]


def test_wat_niet_duidelijk_is_gaat_naar_een_mens() -> None:
    zaak = maak_zaak(MELDING)
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="misschien")) is None
    zaak.refresh_from_db()
    assert zaak.fase == "intake"
    voorstel = besluiten.voorstel(zaak, feiten_met(waarde="misschien"))
    assert voorstel is not None
    assert voorstel.redenen[0].nl == "Dit is niet duidelijk."


def test_feiten_waarop_geen_tabel_mag_beslissen_gaan_met_die_reden_naar_een_mens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def feiten(zaak_id: uuid.UUID) -> dict[str, object]:
        raise Regelfout("Niet nagekeken.")

    monkeypatch.setattr(poorten, "feiten", feiten)
    zaak = maak_zaak(MELDING)
    assert besluiten.beslis_automatisch(zaak) is None
    voorstel = besluiten.voorstel(zaak)
    assert voorstel is not None
    assert (voorstel.uitkomst, voorstel.redenen[0].nl) == ("mens", "Niet nagekeken.")


def test_niveau_twee_beslist_nooit_vanzelf() -> None:
    zaak = maak_zaak(VERGUNNING)
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is None
    assert not Besluit.objects.exists()


def test_twee_keer_beslissen_geeft_een_besluit() -> None:
    zaak = maak_zaak(MELDING)
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is not None
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is None
    assert Besluit.objects.count() == 1


def test_wie_er_al_mee_bezig_is_wordt_niet_ingehaald_door_de_tabel() -> None:
    medewerker, zaak = maak_medewerker(), maak_zaak(MELDING)
    zaken.neem_in_behandeling(zaak, medewerker=medewerker, door=actor_van(medewerker))
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is None


def test_een_zaak_waarvoor_iemand_van_ons_nog_iets_moet_doen_gaat_naar_een_mens() -> None:
    zaak = maak_zaak(MELDING)
    taak = zaken.stel_taak(zaak, soort="namen", vraag="Zoek op wie dit zijn.", door=DOOR)
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is None
    zaak.refresh_from_db()
    assert (zaak.fase, zaak.steekproef) == ("intake", False)
    zaken.rond_taak_af(taak, door=DOOR)
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is not None


@pytest.mark.parametrize("stel", ["niet verplicht", "advies"])
def test_een_taak_die_niet_hoeft_of_niet_van_ons_is_houdt_de_tabel_niet_tegen(stel: str) -> None:
    zaak = maak_zaak(MELDING)
    if stel == "advies":
        zaken.vraag_advies(zaak, organisatie="partner", vraag="Mag het?", door=DOOR)
    else:
        zaken.stel_taak(zaak, soort="bellen", vraag="Bel gerust even.", verplicht=False, door=DOOR)
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is not None


def test_de_gebeurtenis_laat_de_tabel_beslissen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poorten, "feiten", lambda zaak_id: feiten_met(waarde="ja"))
    zaak = maak_zaak(MELDING)
    uitgaand = Uitgaand.objects.get(soort="zaak.geopend", inhoud__zaak_id=str(zaak.id))
    bezorg(uitgaand=str(uitgaand.id), abonnee="besluiten.automatisch")
    bezorg(uitgaand=str(uitgaand.id), abonnee="besluiten.automatisch")
    assert Besluit.objects.get().zaak_id == zaak.id


def test_de_steekproef_is_herhaalbaar_en_trekt_ongeveer_het_percentage() -> None:
    ids = [uuid.UUID(int=n) for n in range(4000)]
    getrokken = {i for i in ids if besluiten.in_steekproef(i, 5)}
    assert getrokken == {i for i in ids if besluiten.in_steekproef(i, 5)}
    assert 140 <= len(getrokken) <= 260
    assert getrokken <= {i for i in ids if besluiten.in_steekproef(i, 20)}
    assert not any(besluiten.in_steekproef(i, 0) for i in ids)
    assert all(besluiten.in_steekproef(i, 100) for i in ids)


def steekproefzaak() -> Zaak:
    zaak = maak_zaak(MELDING, pakket=proefpakket(steekproef=100))
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is None
    zaak.refresh_from_db()
    return zaak


def test_een_steekproef_wacht_op_een_mens_ook_bij_een_tweede_keer() -> None:
    zaak = steekproefzaak()
    assert zaak.steekproef
    assert besluiten.beslis_automatisch(zaak, feiten_met(waarde="ja")) is None
    assert Taak.objects.get(zaak=zaak).soort == "steekproef"


def test_akkoord_op_de_steekproef_voert_de_uitkomst_van_de_tabel_uit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poorten, "feiten", lambda zaak_id: feiten_met(waarde="ja"))
    zaak, medewerker = steekproefzaak(), maak_medewerker(rollen=(ROL,))
    with pytest.raises(fouten.GeenMandaat):
        besluiten.toets_steekproef(
            zaak, akkoord=True, door=actor_van(medewerker), bevoegde_rollen=frozenset()
        )
    genomen = besluiten.toets_steekproef(
        zaak, akkoord=True, door=actor_van(medewerker), bevoegde_rollen=frozenset({ROL})
    )
    assert genomen is not None
    assert (genomen.positief, genomen.automatisch) == (True, False)
    assert Taak.objects.get(zaak=zaak).uitkomst == "akkoord"


def test_niet_akkoord_laat_de_zaak_voor_een_eigen_besluit() -> None:
    zaak, medewerker = steekproefzaak(), maak_medewerker(rollen=(ROL,))
    assert besluiten.toets_steekproef(
        zaak, akkoord=False, toelichting="Adres klopt niet", door=actor_van(medewerker), bevoegde_rollen=frozenset({ROL})
    ) is None  # fmt: skip
    zaak.refresh_from_db()
    assert zaak.fase == "intake"
    with pytest.raises(zaken.TaakIsKlaar):
        besluiten.toets_steekproef(
            zaak, akkoord=True, door=actor_van(medewerker), bevoegde_rollen=frozenset({ROL})
        )


def test_na_de_termijn_is_het_van_rechtswege_verleend() -> None:
    zaak = maak_zaak(STIL)
    with time_machine.travel(dt.datetime.combine(over(120), dt.time(6), dt.UTC)):
        bewaak(over(0), door=DOOR)
        uitgaand = Uitgaand.objects.get(soort="zaak.termijn_verstreken")
        for _ in range(2):
            bezorg(uitgaand=str(uitgaand.id), abonnee="besluiten.van_rechtswege")
    genomen = Besluit.objects.get(zaak=zaak)
    assert (genomen.positief, genomen.automatisch) == (True, True)
    assert "4:20b" in genomen.regels[0]
