"""Encrypted fields: only this field, with this key, gives the value back."""

import base64
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.sleutels import kluis
from eenloket.kern.velden import VersleuteldVeld

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda kinderen: st.lists(kinderen) | st.dictionaries(st.text("abc"), kinderen),
    max_leaves=8,
)


class Proefmodel(models.Model):
    een = VersleuteldVeld(null=True)
    twee = VersleuteldVeld(null=True)
    hernoemd = VersleuteldVeld(null=True, gebruik="velden_proef.proefmodel.een")

    class Meta:
        app_label = "velden_proef"
        managed = False


EEN, TWEE, HERNOEMD = (Proefmodel._meta.get_field(naam) for naam in ("een", "twee", "hernoemd"))


def _opgeslagen(veld: Any, waarde: Any) -> bytes | None:
    uit = veld.get_db_prep_value(waarde, connection)
    return None if uit is None else bytes(uit.obj if hasattr(uit, "obj") else uit)


def _terug(veld: Any, waarde: bytes | None) -> Any:
    return veld.from_db_value(waarde, None, connection)


@given(JSON)
def test_wat_erin_gaat_komt_eruit(waarde: Any) -> None:
    assert _terug(EEN, _opgeslagen(EEN, waarde)) == waarde


def test_niets_blijft_niets() -> None:
    assert _opgeslagen(EEN, None) is None
    assert _terug(EEN, None) is None


def test_de_waarde_is_niet_te_zien_en_twee_keer_versleutelen_geeft_iets_anders() -> None:
    eerste, tweede = _opgeslagen(EEN, "Kerkstraat 1"), _opgeslagen(EEN, "Kerkstraat 1")
    assert eerste is not None
    assert b"Kerkstraat" not in eerste
    assert eerste != tweede


def test_een_waarde_van_het_ene_veld_opent_niet_in_het_andere() -> None:
    with pytest.raises(kluis.OnleesbaarGegeven):
        _terug(TWEE, _opgeslagen(EEN, "geheim"))


def test_een_hernoemd_veld_leest_zijn_oude_waarden() -> None:
    assert _terug(HERNOEMD, _opgeslagen(EEN, "bleef")) == "bleef"
    assert HERNOEMD.deconstruct()[3]["gebruik"] == "velden_proef.proefmodel.een"


def test_een_andere_sleutel_of_een_gewijzigde_byte_opent_niet(settings: Any) -> None:
    bewaard = _opgeslagen(EEN, "geheim")
    assert bewaard is not None
    with pytest.raises(kluis.OnleesbaarGegeven):
        _terug(EEN, bewaard[:-1] + bytes([bewaard[-1] ^ 1]))
    settings.SLEUTELS = settings.SLEUTELS | {"geheimen": {1: b"z" * 32}}
    kluis.vergeet()
    with pytest.raises(kluis.OnleesbaarGegeven):
        _terug(EEN, bewaard)


def test_een_sleutel_die_er_niet_meer_is_geeft_een_duidelijke_fout(settings: Any) -> None:
    bewaard = _opgeslagen(EEN, "geheim")
    settings.SLEUTELS = settings.SLEUTELS | {"actief": 2, "geheimen": {2: base64.b64decode("eg==") * 32}}
    kluis.vergeet()
    with pytest.raises(kluis.OnleesbaarGegeven, match="sleutelversie 1 ontbreekt"):
        _terug(EEN, bewaard)


def test_zoeken_op_een_versleuteld_veld_wordt_geweigerd_in_plaats_van_niets_te_vinden() -> None:
    with pytest.raises(FieldError):
        Proefmodel.objects.filter(een="geheim")
    assert "IS NULL" in str(Proefmodel.objects.filter(een__isnull=True).query)
