"""The state machine: no sequence of acties leaves an illegal state, and an ended case doesn't change."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.gebeurtenissen.models import Uitgaand
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.fouten import OnbekendeStap
from eenloket.midoffice.zaken.leven.fasen import OVERGANGEN, Fase
from eenloket.midoffice.zaken.models import GEEN_DATUM, Resultaat, Status, Taak, Zaak

from .bouwers import DOOR, actor_van, maak_medewerker, maak_organisatie, maak_zaak, over
from .proefaanbod import MELDING, VERGUNNING

pytestmark = pytest.mark.django_db
STAPPEN: dict[str, Callable[[Zaak], object]] = {
    "behandelen": lambda z: zaken.zet_status(z, "behandelen", door=DOOR),
    "besluiten": lambda z: zaken.zet_status(z, "besluiten", door=DOOR),
    "intake": lambda z: zaken.zet_status(z, "intake", door=DOOR),
    "leveren": lambda z: zaken.zet_status(z, "leveren", door=DOOR),
    "schort_op": lambda z: zaken.schort_op(z, reden="Wachten", door=DOOR),
    "hervat": lambda z: zaken.hervat(z, door=DOOR),
    "verleng": lambda z: zaken.verleng(z, duur="P2W", reden="Druk", door=DOOR),
    "vraag": lambda z: zaken.vraag_client(z, vraag="Stuur iets", uiterlijk=over(14), door=DOOR),
    "advies": lambda z: zaken.vraag_advies(z, organisatie="proefpolitie", vraag="Mag het?", door=DOOR),
    "antwoord": lambda z: zaken.beantwoord(
        Taak.objects.filter(zaak=z, voor="client").last() or Taak(zaak=z), antwoord="Hier", door=DOOR
    ),
    "sluit": lambda z: zaken.sluit(z, resultaat="Verleend", door=DOOR),
    "weiger": lambda z: zaken.sluit(z, resultaat="Geweigerd", door=DOOR),
}


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(sorted(STAPPEN)), min_size=3, max_size=12))
def test_geen_volgorde_van_stappen_geeft_een_onmogelijke_zaak(volgorde: list[str]) -> None:
    punt = transaction.savepoint()
    zaak = maak_zaak(VERGUNNING)
    einde: dict[str, object] | None = None
    for naam in volgorde:
        voor = Zaak.objects.get(id=zaak.id)
        try:
            STAPPEN[naam](voor)
        except (Domeinfout, Taak.DoesNotExist):
            na = Zaak.objects.get(id=zaak.id)
            assert na.__dict__ | {"_state": 0} == voor.__dict__ | {
                "_state": 0
            }  # a refused step changes nothing
        klopt(Zaak.objects.get(id=zaak.id), Fase(voor.fase))
        if einde is not None:
            assert stand(zaak) == einde
        elif Zaak.objects.get(id=zaak.id).fase == Fase.GESLOTEN:
            einde = stand(zaak)
    transaction.savepoint_rollback(punt)


def klopt(zaak: Zaak, vorige: Fase) -> None:
    """What is always true of a case."""
    fase, gesloten = Fase(zaak.fase), zaak.fase == Fase.GESLOTEN
    assert fase == vorige or fase in OVERGANGEN[vorige]
    assert gesloten == (zaak.einddatum is not None) == Resultaat.objects.filter(zaak=zaak).exists()
    laatste = Status.objects.filter(zaak=zaak).order_by("-datum_status_gezet").first()
    assert laatste is not None
    assert zaak.huidige_status_id == laatste.id
    assert zaak.opschorting_indicatie == (zaak.opgeschort_sinds is not None)
    assert not (gesloten and zaak.opschorting_indicatie)
    assert (zaak.werkdatum == GEEN_DATUM) == (gesloten or zaak.opschorting_indicatie)
    if gesloten:
        assert not Taak.objects.filter(zaak=zaak, klaar_op=None).exists()


def stand(zaak: Zaak) -> dict[str, object]:
    rij = Zaak.objects.values().get(id=zaak.id)
    return rij | {
        "statussen": Status.objects.filter(zaak=zaak).count(),
        "taken": Taak.objects.filter(zaak=zaak).count(),
    }


def test_elke_fase_kan_naar_het_einde_en_het_einde_nergens_heen() -> None:
    assert set(OVERGANGEN) == set(Fase)
    assert all(Fase.GESLOTEN in naar for van, naar in OVERGANGEN.items() if van is not Fase.GESLOTEN)
    assert not OVERGANGEN[Fase.GESLOTEN]
    assert [van for van, naar in OVERGANGEN.items() if Fase.INTAKE in naar] == [Fase.WACHT]


def test_een_wachtende_zaak_begint_pas_als_zij_aan_de_beurt_is() -> None:
    zaak = maak_zaak(wacht=True, fase="wacht")
    medewerker = maak_medewerker()
    for stap in (
        lambda: zaken.zet_status(zaak, "behandelen", door=DOOR),
        lambda: zaken.neem_in_behandeling(zaak, medewerker=medewerker, door=DOOR),
        lambda: zaken.schort_op(zaak, reden="Wachten", door=DOOR),
    ):
        with pytest.raises(zaken.OnjuisteFase):
            stap()
    zaak = zaken.start_zaak(zaak, door=DOOR)
    assert zaak.fase == "intake"
    assert zaak.uiterlijke_einddatum_afdoening is not None
    with pytest.raises(zaken.OnjuisteFase):
        zaken.start_zaak(zaak, door=DOOR)


def test_sluiten_geeft_resultaat_eindstatus_en_archiefregime() -> None:
    zaak = zaken.sluit(maak_zaak(MELDING), resultaat="Verleend", door=DOOR)
    assert zaak.einddatum is not None
    assert zaak.archiefactiedatum == zaak.einddatum.replace(year=zaak.einddatum.year + 5)
    assert zaak.archiefnominatie == "vernietigen"
    assert zaak.huidige_status is not None
    assert zaak.huidige_status.statustype.omschrijving_generiek == "registreren"
    melding = Uitgaand.objects.get(soort="zaak.gesloten", inhoud__zaak_id=str(zaak.id))
    assert (melding.inhoud["resultaat"], melding.inhoud["positief"]) == ("Verleend", True)


def test_de_eindstatus_komt_alleen_door_te_sluiten() -> None:
    zaak = maak_zaak(MELDING)
    with pytest.raises(zaken.OnjuisteFase):
        zaken.zet_status(zaak, "registreren", door=DOOR)
    with pytest.raises(OnbekendeStap):
        zaken.zet_status(zaak, "besluiten", door=DOOR)
    with pytest.raises(OnbekendeStap):
        zaken.zet_status(zaak, "gesloten", door=DOOR)


def test_in_behandeling_nemen_zet_de_status_en_de_behandelaar() -> None:
    medewerker, zaak = maak_medewerker(), maak_zaak()
    zaak = zaken.neem_in_behandeling(zaak, medewerker=medewerker, door=actor_van(medewerker))
    assert (zaak.fase, zaak.behandelaar_id) == ("behandelen", medewerker.id)
    assert Status.objects.filter(zaak=zaak).count() == 2
    assert zaken.geef_terug(zaak, door=actor_van(medewerker)).behandelaar_id is None


def test_een_medewerker_van_een_ander_krijgt_de_zaak_niet() -> None:
    vreemde = maak_medewerker(organisatie=maak_organisatie("andere"))
    with pytest.raises(zaken.OnjuisteFase):
        zaken.neem_in_behandeling(maak_zaak(), medewerker=vreemde, door=actor_van(vreemde))


def test_dezelfde_status_nog_eens_doet_niets() -> None:
    zaak = maak_zaak(fase="behandelen")
    zaken.zet_status(zaak, "behandelen", door=DOOR)
    assert Status.objects.filter(zaak=zaak).count() == 2
