"""The work item of a case says what the case says, whatever happens to it and whoever does it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenloket.kern.gebruikers.api import actor_van
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from .bouwers import DOOR, maak_aanbod, maak_medewerker, maak_zaak, opening
from .proefaanbod import MELDING, VERGUNNING

pytestmark = pytest.mark.django_db


def klopt(zaak: Zaak) -> Werk:
    """The item of this case, which says the same as the case."""
    zaak = Zaak.objects.get(id=zaak.id)
    item = Werk.objects.get(onderwerp_id=zaak.id, soort=werk.Werksoort.BEHANDELEN)
    assert (item.kenmerk, item.sleutel, item.dienst, item.uitvoerder, item.niveau) == (
        zaak.identificatie, zaak.sleutel, zaak.dienst, zaak.uitvoerder, zaak.niveau,
    )  # fmt: skip
    assert (item.klaar_op is None) == (zaak.einddatum is None)
    if zaak.einddatum is None:
        assert (item.fase, item.norm, item.wettelijk, item.staat_stil, item.werkdatum, item.medewerker_id) == (
            zaak.fase, zaak.streefdatum, zaak.uiterlijke_einddatum_afdoening, zaak.opschorting_indicatie, zaak.werkdatum,
            zaak.behandelaar_id,
        )  # fmt: skip
    return item


def test_het_werk_volgt_de_zaak_van_begin_tot_eind() -> None:
    zaak, medewerker = maak_zaak(), maak_medewerker()
    klopt(zaak)
    zaken.neem_in_behandeling(zaak, medewerker=medewerker, door=actor_van(medewerker))
    assert klopt(zaak).medewerker == medewerker
    zaken.schort_op(zaak, reden="Wachten", door=DOOR)
    assert klopt(zaak).staat_stil
    zaken.hervat(zaak, door=DOOR)
    zaken.verleng(zaak, duur="P2W", reden="Advies", door=DOOR)
    klopt(zaak)
    zaken.zet_status(zaak, "besluiten", door=DOOR)
    zaken.geef_terug(zaak, door=DOOR)
    assert klopt(zaak).medewerker is None
    zaken.sluit(zaak, resultaat="Verleend", door=DOOR)
    item = klopt(zaak)
    regels = werk.geschiedenis([item.id])
    assert [r.daad for r in regels] == ["opgepakt", "teruggegeven", "afgerond"]
    assert regels[0].door == str(actor_van(medewerker))


def test_een_zaak_die_wacht_is_nog_geen_werk() -> None:
    zaak = zaken.open_zaken([opening(maak_aanbod(), VERGUNNING, wacht=True)], door=DOOR)[0]
    assert not Werk.objects.exists()
    zaken.start_zaak(zaak, door=DOOR)
    klopt(zaak)


def test_een_zaak_die_wacht_en_wordt_afgebroken_komt_nooit_op_de_lijst() -> None:
    zaak = zaken.open_zaken([opening(maak_aanbod(), VERGUNNING, wacht=True)], door=DOOR)[0]
    zaken.breek_af(zaak, ingetrokken=True, door=DOOR)
    assert not Werk.objects.exists()


def test_wat_apart_is_gelegd_blijft_apart_als_de_stap_verandert() -> None:
    zaak = maak_zaak()
    item = klopt(zaak)
    dag = zaak.uiterlijke_einddatum_afdoening
    werk.doe(item.id, zaak.organisatie_id, werk.Apartleggen(dag), door=DOOR)
    zaken.zet_status(zaak, "behandelen", door=DOOR)
    assert klopt(zaak).apart_tot == dag


def test_een_steekproef_is_te_zien_op_de_lijst() -> None:
    zaak = maak_zaak(MELDING)
    zaken.zet_apart(zaak, vraag="Klopt dit?", door=DOOR)
    (regel,) = werk.lijst(zaak.organisatie_id, werk.Filters(reden=werk.Reden.STEEKPROEF)).regels
    assert regel.onderwerp_id == zaak.id


def test_met_de_zaak_gaat_haar_werk() -> None:
    zaak = maak_zaak(fase="gesloten")
    zaken.vernietig(zaak, door=DOOR)
    assert not Werk.objects.exists()


def test_veel_zaken_openen_kost_een_opdracht_voor_hun_werk() -> None:
    aanbod = maak_aanbod()
    with CaptureQueriesContext(connection) as gemeten:
        zaken.open_zaken([opening(aanbod) for _ in range(12)], door=DOOR)
    assert sum("INSERT INTO werk_werk" in q["sql"] for q in gemeten.captured_queries) == 1
    assert Werk.objects.count() == 12
