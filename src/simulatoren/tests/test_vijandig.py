"""Whatever comes in, a simulator answers clearly and never with a 5xx of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from simulatoren.app import maak
from simulatoren.brp.vragen import PATRONEN, ZOEKSOORTEN
from simulatoren.kern.instellingen import Instellingen

KOPPEN = {"X-API-KEY": "simulator", "Authorization": "Bearer simulator"}
PADEN = (
    "/brp/haalcentraal/api/brp/personen",
    "/brp/bijhouding/verhuizingen",
    "/sms/api/berichten",
    "/berichtenbox/api/berichten",
    "/berichtenbox/api/zoeken",
    "/partners/stromen-wonen/opdrachten",
    "/partners/politie-rivierveen/adviesvragen",
    "/storing",
)
SLEUTELS = st.sampled_from(
    [
        "type",
        "fields",
        "bsn",
        "aan",
        "tekst",
        "onderwerp",
        "bijlagen",
        "kenmerk",
        "dienst",
        "gegevens",
        "vraag",
        "terugmeldadres",
        "burgerservicenummers",
        "datum",
        "adres",
        "soort",
        "seconden",
        *PATRONEN,
        "huisnummer",
    ]
)
EENVOUDIG = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.sampled_from(
        [*ZOEKSOORTEN, "999990019", "2026-01-01", "naam.voornamen", "http://127.0.0.1/x", "brp", "9995AA"]
    ),
)
WAARDEN = st.recursive(
    EENVOUDIG,
    lambda deel: st.lists(deel, max_size=4) | st.dictionaries(SLEUTELS, deel, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def klant() -> Iterator[TestClient]:
    with TestClient(maak(Instellingen(partner_vertraging=-1)), follow_redirects=False) as client:
        yield client


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    pad=st.sampled_from(PADEN),
    inhoud=st.dictionaries(SLEUTELS, WAARDEN, max_size=8),
    sleutel=st.integers(0, 10**9),
)
def test_willekeurige_json_geeft_nooit_een_serverfout(
    klant: TestClient, pad: str, inhoud: dict[str, Any], sleutel: int
) -> None:
    klant.delete("/storing/api/storingen")
    antwoord = klant.post(pad, json=inhoud, headers={**KOPPEN, "Idempotency-Key": str(sleutel)})
    assert antwoord.status_code < 500
    if antwoord.status_code >= 400:
        assert antwoord.json()["code"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    soort=st.sampled_from(list(ZOEKSOORTEN)),
    inhoud=st.dictionaries(
        st.sampled_from([*PATRONEN, "huisnummer", "geboortedatum", "inclusiefOverledenPersonen"]), WAARDEN
    ),
)
def test_elke_zoekvraag_met_willekeurige_parameters(
    klant: TestClient, soort: str, inhoud: dict[str, Any]
) -> None:
    klant.delete("/storing/api/storingen")
    antwoord = klant.post(
        "/brp/haalcentraal/api/brp/personen",
        json={"fields": ["naam"], **inhoud, "type": soort},
        headers=KOPPEN,
    )
    assert antwoord.status_code in (200, 400)


@pytest.mark.parametrize(
    "pad",
    [
        "/bag/lvbag/individuelebevragingen/v2/adressen?postcode=9995AA&huisnummer=%00",
        "/bag/lvbag/individuelebevragingen/v2/adressen?postcode=9995AA&huisnummer=1&page=99999999999999999999",
        "/bag/lvbag/individuelebevragingen/v2/adressen?openbareRuimteNaam=%ff&woonplaatsNaam=x&huisnummer=1",
        "/kvk/api/v2/zoeken?naam=%00&pagina=%F0%9D%9F%99",
        "/kvk/api/v1/basisprofielen/%2e%2e%2f",
        "/post/..%2f..%2fetc%2fpasswd",
        "/post/x/bijlagen/99999999999999999999",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/partners/%00",
        "/identiteit/authorize?client_id=eenloket&redirect_uri=http://%00",
        "/identiteit/end_session?post_logout_redirect_uri=http://[",
    ],
)
def test_een_vreemd_adres_geeft_een_gewone_weigering(klant: TestClient, pad: str) -> None:
    antwoord = klant.get(pad, headers={"X-Api-Key": "simulator", "apikey": "simulator"})
    assert antwoord.status_code in (200, 307, 400, 404)
    assert "from __future__" not in antwoord.text
