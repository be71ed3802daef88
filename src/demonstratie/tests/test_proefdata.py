"""Data for measurements is data that the product itself could have made."""

import pytest
from django.apps import apps
from django.db import connection, models

from demonstratie.proefdata import vul
from demonstratie.proefdata.personen import nummers
from demonstratie.zaaien import PAKKETTEN
from eenloket.kern.audit.models import Auditregel
from eenloket.kern.gebruikers.api import OVERAL
from eenloket.kern.identificatie import als_bsn
from eenloket.kern.organisaties import api as organisaties
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanvragen.api import beelden
from eenloket.midoffice.aanvragen.models import Aanvraag, Antwoord
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Zaak
from eenloket.midoffice.zaken.tests.bouwers import DOOR, maak_organisatie


def _wezen(veld: models.ForeignKey) -> int:  # type: ignore[type-arg]
    """Rows whose foreign key points at nothing."""
    model, doel = veld.model._meta, veld.related_model._meta  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT count(*) FROM "{model.db_table}" a WHERE a."{veld.column}" IS NOT NULL AND NOT EXISTS'
            f' (SELECT 1 FROM "{doel.db_table}" b WHERE b."{veld.target_field.column}" = a."{veld.column}")'
        )
        return int(cursor.fetchone()[0])


def _is_te_vinden(organisatie: Organisatie) -> None:
    """A case is found by the name and by the address that its entries say."""
    soort = zaken.Zoekingangsoort
    for ingang in zaken.Zoekingang.objects.order_by("zaak_id")[:4]:
        gevonden = zaken.zoek_stuk(organisatie.id, soort(ingang.soort), ingang.tekst, bereik=OVERAL)
        assert ingang.tekst in {t.tekst for t in gevonden.treffers}
    adres = zaken.Zoekingang.objects.filter(soort=soort.ADRES).first()
    assert adres is not None
    huis, plaats = adres.tekst.split(", ")
    waarde = zaken.als_adres(plaats.split()[0], huis.split()[-1])
    assert adres.tekst in {
        t.tekst for t in zaken.zoek_exact(organisatie.id, soort.ADRES, waarde, bereik=OVERAL).treffers
    }


@pytest.mark.django_db(transaction=True)
def test_proefdata_hangt_aan_elkaar_en_is_te_lezen() -> None:
    aanbod_api.laad_pakket(PAKKETTEN / "rivierveen", door=DOOR)
    organisaties.vergeet()
    organisatie = Organisatie.objects.get(slug="rivierveen")
    voor = Auditregel.objects.count()
    aantal, rijen = vul(organisatie, 300)
    assert aantal == Zaak.objects.count() >= 300
    assert rijen > 5 * aantal
    assert Auditregel.objects.count() == voor, "een meting schrijft geen audit"
    for model in apps.get_models():
        for veld in model._meta.local_fields:
            if isinstance(veld, models.ForeignKey):
                assert _wezen(veld) == 0, f"{model.__name__}.{veld.name}"
    open_ = Zaak.objects.filter(einddatum=None).count()
    assert 0 < open_ < aantal / 4
    loopt = Zaak.objects.filter(einddatum=None).exclude(fase=zaken.Fase.WACHT)
    te_doen = werk.lijst(organisatie.id, werk.Filters(bereik=OVERAL), limiet=aantal).regels
    assert {regel.sleutel for regel in te_doen} == {z.sleutel for z in loopt}
    _is_te_vinden(organisatie)
    gesloten = Zaak.objects.filter(einddatum__isnull=False).first()
    assert gesloten is not None
    dossier = zaken.zaakdossier(gesloten)
    assert dossier.resultaat is not None
    assert dossier.statussen[-1].id == gesloten.huidige_status_id
    assert all(r.gegevens["naam"] for r in Rol.objects.all()[:50])
    assert Antwoord.objects.filter(waarde__isnull=False).first() is not None
    gemaakt = beelden(list(Aanvraag.objects.all()[:20]), "nl")
    assert all(b.regels for b in gemaakt)


@pytest.mark.django_db(transaction=True)
def test_een_tweede_keer_komt_er_meer_bij() -> None:
    organisatie = maak_organisatie()
    eerst, _rijen = vul(organisatie, 40)
    nog, _rijen = vul(organisatie, 40)
    assert Zaak.objects.count() == eerst + nog
    assert Zaak.objects.values("identificatie").distinct().count() == eerst + nog


def test_verzonnen_nummers_zijn_geldig_en_gaan_door_na_de_vorige() -> None:
    reeks, later = nummers(0), nummers(3)
    eerste = [next(reeks) for _ in range(500)]
    assert all(als_bsn(n) for n in eerste)
    assert len(set(eerste)) == 500
    assert [next(later) for _ in range(5)] == eerste[3:8]
