"""Statements that are put together once do what Django's own do."""

import datetime as dt
import uuid

import pytest
from django.db import DataError, IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from eenloket.kern import sql
from eenloket.kern.klok import nu
from eenloket.kern.rijen import vergrendeld, voeg_toe, werk_bij
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.midoffice.zaken.models import Rol, Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_zaak

pytestmark = pytest.mark.django_db
_VELDEN = [v.attname for v in Zaak._meta.concrete_fields]


def _kopie(zaak: Zaak, **anders: object) -> Zaak:
    return Zaak(**{naam: getattr(zaak, naam) for naam in _VELDEN} | {"id": uuid.uuid4()} | anders)


def _waarden(rij: models.Model, *zonder: str) -> dict[str, object]:
    return {v.attname: getattr(rij, v.attname) for v in rij._meta.concrete_fields if v.attname not in zonder}


def test_een_rij_komt_er_in_zoals_met_django() -> None:
    zaak = maak_zaak()
    vol = {
        "kenmerken": [{"kenmerk": "%s en %(x)s", "bron": "é"}], "zaakgeometrie": {"type": "Point", "coordinates": [5.1, 52.2]},
        "laatste_betaaldatum": nu(), "einddatum_gepland": dt.date(2026, 12, 1), "niveau": 3, "opschorting_indicatie": True,
    }  # fmt: skip
    een, ander = (_kopie(zaak, identificatie=nummer, **vol) for nummer in ("EEN", "ANDER"))
    voeg_toe([een])
    Zaak.objects.bulk_create([ander])
    assert not een._state.adding
    zonder = ("id", "identificatie")
    gelezen = Zaak.objects.get(id=een.id)
    assert _waarden(gelezen, *zonder) == _waarden(Zaak.objects.get(id=ander.id), *zonder)
    assert gelezen.kenmerken == vol["kenmerken"]


def test_wat_versleuteld_hoort_is_versleuteld() -> None:
    zaak = maak_zaak()
    bestaand = Rol.objects.filter(zaak=zaak).first()
    assert bestaand is not None
    rol = Rol(
        zaak=zaak, roltype_id=bestaand.roltype_id, omschrijving_generiek="belanghebbende", betrokkene_type="natuurlijk_persoon",
        gegevens={"geslachtsnaam": "Ravenstein"}, registratiedatum=nu(),
    )  # fmt: skip
    voeg_toe([rol])
    (ruw,) = sql.een("SELECT gegevens FROM zaken_rol WHERE id = %s", [rol.id]) or (b"",)
    assert b"Ravenstein" not in ruw
    assert Rol.objects.get(id=rol.id).gegevens == {"geslachtsnaam": "Ravenstein"}


def test_meer_rijen_en_geen() -> None:
    voeg_toe([])
    rijen = [
        Verwerking(
            trace_id="a" * 32, span_id=f"{n:016}", naam="raadplegen", begin=nu(), einde=nu(), activiteit="x", grondslag="y",
            betrokkene=uuid.uuid4(), gegevens=["naam", "adres"], door_soort="systeem", door="x",
        )
        for n in range(3)
    ]  # fmt: skip
    voeg_toe(rijen[:1])
    voeg_toe(rijen[1:])
    assert [r.gegevens for r in Verwerking.objects.filter(trace_id="a" * 32)] == [["naam", "adres"]] * 3


def test_wat_niet_past_wordt_geweigerd_en_niet_afgekapt() -> None:
    zaak = maak_zaak()
    with pytest.raises(DataError), transaction.atomic():
        voeg_toe([_kopie(zaak, identificatie="X" * 41)])
    with pytest.raises(IntegrityError), transaction.atomic():
        voeg_toe([_kopie(zaak)])
    assert Zaak.objects.count() == 1


def test_na_een_fout_gaat_de_transactie_niet_door() -> None:
    zaak = maak_zaak()
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            voeg_toe([_kopie(zaak)])
        assert connection.needs_rollback
        connection.set_rollback(True)


def test_wijzigen_schrijft_alleen_wat_genoemd_is() -> None:
    zaak = maak_zaak()
    zaak.toelichting, zaak.omschrijving, zaak.kenmerken = "nieuw", "niet", [{"kenmerk": "1"}]
    werk_bij(zaak, ["toelichting", "kenmerken", "behandelaar"])
    gelezen = Zaak.objects.get(id=zaak.id)
    assert (gelezen.toelichting, gelezen.kenmerken) == ("nieuw", [{"kenmerk": "1"}])
    assert gelezen.omschrijving != "niet"


def test_vergrendeld_geeft_de_rij_zoals_django_hem_leest() -> None:
    zaak = maak_zaak()
    with CaptureQueriesContext(connection) as vragen:
        gevonden = vergrendeld(Zaak, id=zaak.id, organisatie_id=zaak.organisatie_id)
    assert gevonden is not None
    assert "FOR NO KEY UPDATE" in vragen.captured_queries[0]["sql"]
    assert _waarden(gevonden) == _waarden(Zaak.objects.get(id=zaak.id))
    assert not gevonden._state.adding
    assert vergrendeld(Zaak, id=zaak.id, organisatie_id=uuid.uuid4()) is None


def test_parameters_en_procenten() -> None:
    assert sql.een("SELECT %(a)s::int, %(b)s::text, %(a)s::int, '%%s'", {"b": "x", "a": 1, "c": 3}) == (
        1,
        "x",
        1,
        "%s",
    )
    assert sql.een("SELECT %s::int, %s::int", [1, 2]) == (1, 2)
    assert sql.een("SELECT '%s'") == ("%s",)
