"""An id_token that isn't exactly right is refused; made with a real key, of a broker that lies."""

import time
from typing import Any

import pytest
from joserfc import jwk, jwt

from eenloket.verbinding.identiteit.fouten import Geweigerd
from eenloket.verbinding.identiteit.oidc import Aanbieder

UITGEVER = "https://broker.example"
SLEUTEL = jwk.RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)


@pytest.fixture
def aanbieder() -> Aanbieder:
    gemaakt = Aanbieder("test", UITGEVER, "eenloket", "geheim")
    gemaakt._sleutels = (time.monotonic(), jwk.KeySet([SLEUTEL]))
    gemaakt._ontdekt = (time.monotonic(), {"jwks_uri": "http://127.0.0.1:9/jwks"})
    return gemaakt


def token(sleutel: jwk.RSAKey = SLEUTEL, kop: dict[str, Any] | None = None, **anders: Any) -> str:
    nu = int(time.time())
    inhoud = {
        "iss": UITGEVER,
        "aud": "eenloket",
        "sub": "x",
        "iat": nu,
        "exp": nu + 300,
        "nonce": "n",
        "acr": "a",
    } | anders
    inhoud = {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}
    return jwt.encode(kop or {"alg": "RS256", "kid": sleutel.kid}, inhoud, sleutel)


def test_een_goed_token(aanbieder: Aanbieder) -> None:
    assert aanbieder.controleer_token(token(), nonce="n")["sub"] == "x"


@pytest.mark.parametrize(
    "anders",
    [
        {"nonce": "ander"}, {"nonce": None}, {"aud": "iemand-anders"}, {"aud": None}, {"iss": "https://kwaad.example"},
        {"iss": None}, {"sub": None}, {"exp": 1}, {"exp": None}, {"iat": None}, {"aud": ["eenloket", "ander"], "azp": "ander"},
        {"nbf": int(time.time()) + 3600}, {"amr": "mfa"}, {"at_hash": "onjuist"},
    ],
)  # fmt: skip
def test_een_token_dat_niet_klopt(aanbieder: Aanbieder, anders: dict[str, Any]) -> None:
    with pytest.raises(Geweigerd):
        aanbieder.controleer_token(token(**anders), nonce="n", access_token="t")


def test_een_klok_die_iets_anders_loopt_mag(aanbieder: Aanbieder) -> None:
    nu = int(time.time())
    assert aanbieder.controleer_token(token(exp=nu - 30, iat=nu + 30), nonce="n")


def test_een_handtekening_van_een_ander_of_van_niemand(aanbieder: Aanbieder) -> None:
    ander = jwk.RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256", "kid": SLEUTEL.kid})
    geheim = jwk.OctKey.import_key("geheim" * 10)
    goed = token()
    kop, inhoud, handtekening = goed.split(".")
    gevallen = [
        token(ander),
        token(geheim, {"alg": "HS256", "kid": SLEUTEL.kid}),  # type: ignore[arg-type]
        f"eyJhbGciOiJub25lIn0.{inhoud}.",
        f"{kop}.{inhoud}.{handtekening[:-4]}AAAA",
        "onzin", "", "a.b.c",
    ]  # fmt: skip
    for geval in gevallen:
        with pytest.raises(Geweigerd):
            aanbieder.controleer_token(geval, nonce="n")
