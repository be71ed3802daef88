"""Who says to be asking: tokens that are right, and every way in which they aren't."""

import base64
import hashlib
import hmac
import json
import logging
import time
from typing import Any

import pytest
import time_machine
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from joserfc import jwt
from joserfc.jwk import RSAKey

from eenloket.kern.actoren import systeem
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.tests.klant import GEHEIM, Klant, maak_klant, maak_token
from eenloket.verbinding.zgw.toegang import rechten
from eenloket.verbinding.zgw.toegang.acties import geef_client_uit

pytestmark = pytest.mark.django_db
PAD = "autorisaties/applicaties"


@pytest.fixture
def organisatie() -> Organisatie:
    return maak_organisatie()


@pytest.fixture
def klant(organisatie: Organisatie) -> Klant:
    return maak_klant(organisatie)


def vraag(klant: Klant, token: str | None, *, status: int, kop: str = "Bearer ") -> dict[str, Any]:
    """The answer to a call with this token."""
    koppen = {"Authorization": kop + token} if token is not None else {"Authorization": ""}
    return klant("get", PAD, status=status, koppen=koppen)  # type: ignore[no-any-return]


def deel(inhoud: Any) -> str:
    ruw = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
    return base64.urlsafe_b64encode(ruw).rstrip(b"=").decode()


def zelf_ondertekend(kop: dict[str, Any], claims: Any, geheim: str = GEHEIM, hash_: str = "sha256") -> str:
    """A token with any header and any claims, signed with HMAC."""
    begin = f"{deel(kop)}.{deel(claims)}"
    return f"{begin}.{deel(hmac.new(geheim.encode(), begin.encode(), hash_).digest())}"


def claims(**anders: Any) -> dict[str, Any]:
    return {"iss": "proef", "iat": int(time.time()), "client_id": "proef"} | anders


def test_een_goed_token_mag_een_uur_lang_opnieuw(klant: Klant) -> None:
    with time_machine.travel(1_800_000_000, tick=False) as klok:
        token = maak_token("proef")
        for seconden in (0, 1800, 1759, 100):
            klok.shift(seconden)
            vraag(klant, token, status=200)
        klok.shift(2)  # an hour and what clocks may differ have passed
        assert vraag(klant, token, status=403)["code"] == "jwt-expired"


def test_het_soort_token_mag_met_een_kleine_letter(klant: Klant) -> None:
    vraag(klant, maak_token("proef"), status=200, kop="bearer ")


@pytest.mark.parametrize("kop", ["", "Bearer", "Bearer ", "Basic cHJvZWY6cHJvZWY=", "Token x"])
def test_zonder_token_401(klant: Klant, kop: str) -> None:
    antwoord = klant("get", PAD, status=401, koppen={"Authorization": kop})
    assert antwoord["code"] == "not_authenticated"
    assert klant.antwoord.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"iat": -3661}, "jwt-expired"),
        ({"iat": 61}, "jwt-not-yet-valid"),
        ({"nbf": 61}, "jwt-not-yet-valid"),
        ({"exp": -61}, "jwt-expired"),
        ({"iat": 3600 * 24 * 365}, "jwt-not-yet-valid"),
    ],
)
def test_buiten_zijn_tijd(klant: Klant, anders: dict[str, int], code: str) -> None:
    with time_machine.travel(1_800_000_000, tick=False):
        verschoven = {naam: int(time.time()) + waarde for naam, waarde in anders.items()}
        assert vraag(klant, maak_token("proef", **verschoven), status=403)["code"] == code
        # what is remembered of a token doesn't make it valid
        assert vraag(klant, maak_token("proef", **verschoven), status=403)["code"] == code


@pytest.mark.parametrize("anders", [{"iat": 59}, {"exp": 10}, {"exp": 999_999}, {"iat": -3659}, {"nbf": -5}])
def test_binnen_zijn_tijd(klant: Klant, anders: dict[str, int]) -> None:
    with time_machine.travel(1_800_000_000, tick=False):
        verschoven = {naam: int(time.time()) + waarde for naam, waarde in anders.items()}
        vraag(klant, maak_token("proef", **verschoven), status=200)


def test_exp_maakt_een_token_nooit_langer_geldig(klant: Klant) -> None:
    with time_machine.travel(1_800_000_000, tick=False):
        nu = int(time.time())
        token = maak_token("proef", iat=nu - 7200, exp=nu + 7200)
        assert vraag(klant, token, status=403)["code"] == "jwt-expired"


def test_zonder_iat(klant: Klant) -> None:
    assert vraag(klant, maak_token("proef", iat=None), status=403)["code"] == "jwt-missing-iat-claim"


@pytest.mark.parametrize("iat", ["nu", True, [], float("nan"), float("inf"), 10**400, -(10**400), {}])
@pytest.mark.parametrize("claim", ["iat", "exp", "nbf"])
def test_een_tijdstip_dat_geen_tijdstip_is(klant: Klant, claim: str, iat: Any) -> None:
    token = zelf_ondertekend({"alg": "HS256"}, claims(**{claim: iat}))
    assert vraag(klant, token, status=403)["code"] == "jwt-decode-error"


@pytest.mark.parametrize("alg", ["none", "None", "NONE", "", "HS384", "HS512", "RS256", "ES256", "hs256"])
def test_een_ander_algoritme_dan_hs256(klant: Klant, alg: str) -> None:
    hashes = {"HS384": "sha384", "HS512": "sha512"}
    goed = zelf_ondertekend({"alg": alg, "typ": "JWT"}, claims(), hash_=hashes.get(alg, "sha256"))
    vraag(klant, goed, status=403)
    vraag(klant, goed.rpartition(".")[0] + ".", status=403)  # unsigned


def test_zonder_algoritme_in_de_kop(klant: Klant) -> None:
    vraag(klant, zelf_ondertekend({"typ": "JWT"}, claims()), status=403)
    vraag(klant, zelf_ondertekend({"alg": ["HS256"]}, claims()), status=403)
    vraag(klant, zelf_ondertekend({"alg": "HS256", "crit": ["exp"], "exp": 1}, claims()), status=403)


def test_verwarring_van_algoritmen(klant: Klant) -> None:
    """A token signed with a private key, or with the public key as if that were a secret."""
    prive = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    publiek = (
        prive.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )
    pem = prive.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    rs256 = jwt.encode({"alg": "RS256"}, claims(), RSAKey.import_key(pem), algorithms=["RS256"])
    vraag(klant, rs256, status=403)
    vraag(klant, zelf_ondertekend({"alg": "HS256"}, claims(), publiek), status=403)
    met_sleutel = {
        "alg": "HS256",
        "jwk": {"kty": "oct", "k": deel(b"mijn-eigen-sleutel")},
        "kid": "../../dev/null",
    }
    vraag(klant, zelf_ondertekend(met_sleutel, claims(), "mijn-eigen-sleutel"), status=403)


def test_een_verkeerd_geheim(klant: Klant) -> None:
    fout = vraag(klant, maak_token("proef", GEHEIM + "x"), status=403)
    assert fout["code"] == "invalid-jwt-signature"


def test_het_token_van_een_ander(organisatie: Organisatie, klant: Klant) -> None:
    """The secret of one client doesn't open the door of another, and gives that other's rights to nobody."""
    geef_client_uit(organisatie, "ander", geheim="een-heel-ander-geheim-van-de-ander!!", door=systeem("test"))
    als_ander = maak_token("proef", "een-heel-ander-geheim-van-de-ander!!")
    assert vraag(klant, als_ander, status=403)["code"] == "invalid-jwt-signature"
    zichzelf = maak_token("ander", "een-heel-ander-geheim-van-de-ander!!", iss="proef")
    assert vraag(klant, zichzelf, status=403)["code"] == "permission_denied"


def test_een_token_waarmee_geknoeid_is(klant: Klant) -> None:
    kop, _inhoud, handtekening = maak_token("proef").split(".")
    ander = deel(claims(user_id="directeur"))
    vraag(klant, f"{kop}.{ander}.{handtekening}", status=403)


@pytest.mark.parametrize(
    "client_id", ["nooit-gezien", "x" * 51, "a\x00b", "\ud800", " proef", "PROEF", "proef' OR 1=1--"]
)
def test_een_onbekende_client(klant: Klant, client_id: str) -> None:
    token = zelf_ondertekend({"alg": "HS256"}, claims(client_id=client_id))
    assert vraag(klant, token, status=403)["code"] == "invalid-client-identifier"


@pytest.mark.parametrize("client_id", [None, "", 7, ["proef"], {"a": 1}])
def test_zonder_client(klant: Klant, client_id: Any) -> None:
    token = zelf_ondertekend({"alg": "HS256"}, claims(client_id=client_id))
    assert vraag(klant, token, status=403)["code"] == "missing-client-identifier"


@pytest.mark.parametrize(
    "token",
    [
        "x", "a.b", "a.b.c", "...", "a.b.c.d.e", "é.ü.ß", "\u2603", "x" * 100_000, ".".join(["x" * 30_000] * 3),
        f"{deel({'alg': 'HS256'})}.{deel(b'[' * 3000)}.x", f"{deel({'alg': 'HS256'})}.{deel([1])}.x", f"{deel(b'nul')}.{deel({})}.x",
        f"{deel({'alg': 'HS256'})}.{deel(b'geen json')}.x", f"{deel([])}.{deel({})}.x", f"{deel({'alg': 'HS256', 'b64': False})}.x.x",
    ],
)  # fmt: skip
def test_rommel_is_een_leesfout(klant: Klant, token: str) -> None:
    gegeven = token.encode().decode("latin-1")  # how a header reaches us
    assert vraag(klant, gegeven, status=403)["code"] == "jwt-decode-error"


def test_een_gebruiker_met_vreemde_tekens_laat_een_spoor_na(klant: Klant) -> None:
    token = zelf_ondertekend(
        {"alg": "HS256"}, claims(user_id="a\x00\ud800b" + "c" * 999, user_representation=7)
    )
    gemaakt = klant.post(
        PAD,
        {"clientIds": ["x"], "label": "x", "heeftAlleAutorisaties": True},
        koppen={"Authorization": f"Bearer {token}"},
    )
    assert gemaakt["label"] == "x"


def test_een_kort_geheim_mag_met_een_waarschuwing(organisatie: Organisatie, caplog: Any) -> None:
    uitgegeven = geef_client_uit(organisatie, "kort", geheim="kort", alle_rechten=True, door=systeem("test"))
    assert uitgegeven.client.kort
    klant = Klant("kort")
    token = zelf_ondertekend({"alg": "HS256"}, claims(client_id="kort"), "kort")
    with caplog.at_level(logging.WARNING, logger="eenloket.zgw"):
        vraag(klant, token, status=200)
        vraag(klant, token, status=200)
    assert [r.message for r in caplog.records if r.name == "eenloket.zgw"] == ["kort geheim"]


def test_een_nieuw_geheim_geldt_meteen_en_het_oude_niet_meer(organisatie: Organisatie, klant: Klant) -> None:
    oud = maak_token("proef")
    vraag(klant, oud, status=200)
    nieuw = geef_client_uit(organisatie, "proef", door=systeem("test"))
    assert nieuw.vernieuwd
    vraag(klant, maak_token("proef", nieuw.geheim), status=200)
    assert vraag(klant, oud, status=403)["code"] == "invalid-jwt-signature"


def test_wat_onthouden_is_weigert_geen_nieuw_geheim(
    organisatie: Organisatie, klant: Klant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process renews the secret: what this one remembers may be a second old, and refuses nothing."""
    vraag(klant, maak_token("proef"), status=200)
    with monkeypatch.context() as elders:
        elders.setattr(rechten, "vergeet", lambda: None)
        nieuw = geef_client_uit(organisatie, "proef", door=systeem("test"))
    vraag(klant, maak_token("proef", nieuw.geheim), status=200)


def test_hashlib_maakt_geen_geldig_token_zonder_geheim(klant: Klant) -> None:
    begin = f"{deel({'alg': 'HS256'})}.{deel(claims())}"
    vraag(klant, f"{begin}.{deel(hashlib.sha256(begin.encode()).digest())}", status=403)
    vraag(klant, zelf_ondertekend({"alg": "HS256"}, claims(), ""), status=403)
