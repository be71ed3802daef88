"""OpenID Connect: the whole code flow with PKCE, and every way it can go wrong."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwk, jwt
from starlette.testclient import TestClient

from simulatoren.app import maak
from simulatoren.kern.instellingen import Instellingen

TERUG = "http://127.0.0.1:8000/inloggen/terug?x=1"
GEHEIM = "v" * 64
UITDAGING = base64.urlsafe_b64encode(hashlib.sha256(GEHEIM.encode()).digest()).decode().rstrip("=")
DIGID = "urn:oasis:names:tc:SAML:2.0:ac:classes:"
VRAAG = {
    "client_id": "eenloket",
    "redirect_uri": TERUG,
    "response_type": "code",
    "scope": "openid",
    "state": "st&te",
    "nonce": "n1",
    "code_challenge": UITDAGING,
    "code_challenge_method": "S256",
}


def formulier(klant: TestClient, rijk: str = "/identiteit", **vraag: str) -> str:
    antwoord = klant.get(f"{rijk}/authorize", params=VRAAG | vraag)
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.text


def kies(klant: TestClient, pagina: str, rijk: str = "/identiteit", **keuze: str) -> Any:
    gevonden = re.search(r'name="kenmerk" value="([^"]+)"', pagina)
    assert gevonden
    return klant.post(f"{rijk}/authorize", data={"kenmerk": gevonden[1], "actie": "inloggen", **keuze})


def terug(antwoord: Any) -> dict[str, str]:
    assert antwoord.status_code == 303, antwoord.text
    assert antwoord.headers["location"].startswith("http://127.0.0.1:8000/inloggen/terug?x=1&")
    return {
        naam: waarden[0] for naam, waarden in parse_qs(urlsplit(antwoord.headers["location"]).query).items()
    }


def ruil(klant: TestClient, code: str, rijk: str = "/identiteit", **anders: str) -> Any:
    inhoud = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": TERUG,
        "code_verifier": GEHEIM,
    }
    return klant.post(f"{rijk}/token", data=inhoud | anders, auth=("eenloket", "simulator"))


def log_in(
    klant: TestClient, rijk: str = "/identiteit", vraag: dict[str, str] | None = None, **keuze: str
) -> dict[str, Any]:
    """Claims of a log-in, checked with the published key and compared with userinfo."""
    antwoord = terug(kies(klant, formulier(klant, rijk, **(vraag or {})), rijk, **keuze))
    assert antwoord["state"] == "st&te"
    tokens = ruil(klant, antwoord["code"], rijk)
    assert tokens.status_code == 200, tokens.text
    ontdekking = klant.get(f"{rijk}/.well-known/openid-configuration").json()
    sleutels = jwk.KeySet.import_key_set(klant.get(urlsplit(ontdekking["jwks_uri"]).path).json())
    token = jwt.decode(tokens.json()["id_token"], sleutels, algorithms=["RS256"])
    claims: dict[str, Any] = token.claims
    regels = jwt.JWTClaimsRegistry(
        iss={"essential": True, "value": ontdekking["issuer"]}, aud={"essential": True, "value": "eenloket"}
    )
    regels.validate(claims)
    assert claims["nonce"] == "n1"
    koppen = {"Authorization": f"Bearer {tokens.json()['access_token']}"}
    info = klant.get(f"{rijk}/userinfo", headers=koppen).json()
    assert info.items() <= claims.items()
    return claims


def test_digid_geeft_het_burgerservicenummer_en_geen_naam(klant: TestClient) -> None:
    claims = log_in(klant, vraag={"idp_hint": "digid"}, persoon="999990019", niveau="midden")
    assert claims["bsn"] == "999990019"
    assert claims["acr"] == f"{DIGID}MobileTwoFactorContract"
    assert claims["identity_provider"] == "digid"
    assert not {"name", "given_name", "family_name", "email"} & set(claims)
    assert "999990019" not in claims["sub"]


def test_eherkenning_geeft_bedrijf_en_handelende_persoon(klant: TestClient) -> None:
    claims = log_in(klant, vraag={"idp_hint": "eherkenning"}, persoon="68750110/1", niveau="eh2+")
    assert (claims["kvk"], claims["rsin"], claims["vestigingsnummer"]) == (
        "68750110",
        "999994402",
        "000037178601",
    )
    assert claims["naam_handelende_persoon"] == "M. Kramer"
    assert claims["acr"] == "urn:etoegang:core:assurance-class:loa2plus"
    assert "bsn" not in claims


def test_eidas_met_en_zonder_gekoppeld_nummer(klant: TestClient) -> None:
    poolse = log_in(klant, vraag={"kc_idp_hint": "eidas"}, persoon="PL/NL/97a3d1c6", niveau="substantieel")
    assert (poolse["bsn"], poolse["given_name"], poolse["birthdate"]) == ("999990457", "Ewa", "1996-10-20")
    duitse = log_in(klant, vraag={"idp_hint": "eidas"}, persoon="DE/NL/5f3c21ab", niveau="hoog")
    assert "bsn" not in duitse
    assert duitse["acr"] == "http://eidas.europa.eu/LoA/high"


def test_medewerkers_hebben_een_eigen_rijk_met_tweede_factor(klant: TestClient) -> None:
    claims = log_in(klant, "/identiteit/medewerkers", persoon="anna.balie")
    assert (claims["preferred_username"], claims["rollen"], claims["amr"]) == (
        "anna.balie",
        ["klantcontact"],
        ["pwd", "mfa"],
    )
    assert claims["iss"].endswith("/identiteit/medewerkers")


def test_medewerkers_uit_de_gegevensmap(tmp_path: Path) -> None:
    rij = {"gebruikersnaam": "zoe", "naam": "Zoë", "email": "zoe@rivierveen.test", "rollen": ["teamleider"]}
    (tmp_path / "medewerkers.json").write_text(json.dumps([rij]), "utf-8")
    with TestClient(maak(Instellingen(gegevensmap=tmp_path)), follow_redirects=False) as klant:
        assert log_in(klant, "/identiteit/medewerkers", persoon="zoe")["name"] == "Zoë"


def test_een_token_van_het_ene_rijk_telt_niet_in_het_andere(klant: TestClient) -> None:
    code = terug(kies(klant, formulier(klant, idp_hint="digid"), persoon="999990019", niveau="hoog"))["code"]
    assert ruil(klant, code, "/identiteit/medewerkers").json() == {"error": "invalid_grant"}


def test_zonder_middel_kiest_de_persoon_het_zelf(klant: TestClient) -> None:
    pagina = formulier(klant)
    adressen = [html.unescape(adres) for adres in re.findall(r'href="(\?[^"]+)"', pagina)]
    assert [parse_qs(adres[1:])["idp_hint"] for adres in adressen] == [["digid"], ["eherkenning"], ["eidas"]]
    assert "kenmerk" in klant.get(f"/identiteit/authorize{adressen[0]}").text


def test_het_gevraagde_niveau_staat_klaar_en_lager_kan(klant: TestClient) -> None:
    pagina = formulier(klant, idp_hint="digid", acr_values=f"{DIGID}SmartcardPKI {DIGID}Smartcard")
    assert re.search(r'value="substantieel" checked>\s*<span>substantieel \(gevraagd\)', pagina)
    assert pagina.count("lager dan gevraagd") == 2
    code = terug(kies(klant, pagina, persoon="999990019", niveau="basis"))["code"]
    claims = ruil(klant, code).json()["id_token"]
    assert json.loads(base64.urlsafe_b64decode(claims.split(".")[1] + "=="))["acr"].endswith(
        "PasswordProtectedTransport"
    )


def test_wie_het_niveau_niet_heeft_kan_er_niet_mee_inloggen(klant: TestClient) -> None:
    pagina = formulier(klant, idp_hint="digid")
    geweigerd = kies(klant, pagina, persoon="999990329", niveau="hoog")
    assert geweigerd.status_code == 400
    assert 'role="alert"' in geweigerd.text
    assert terug(kies(klant, geweigerd.text, persoon="999990329", niveau="basis"))["code"]


@pytest.mark.parametrize("bsn", ["999990299", "999990354", "999990457", "123456789"])
def test_wie_geen_digid_heeft_staat_niet_op_de_lijst(klant: TestClient, bsn: str) -> None:
    pagina = formulier(klant, idp_hint="digid")
    assert bsn not in pagina
    assert kies(klant, pagina, persoon=bsn, niveau="basis").status_code == 400


def test_annuleren_en_storing_gaan_terug_met_een_fout(klant: TestClient) -> None:
    for actie, fout in (("annuleren", "access_denied"), ("storing", "server_error")):
        antwoord = terug(kies(klant, formulier(klant, idp_hint="digid"), actie=actie))
        assert (antwoord["error"], antwoord["state"]) == (fout, "st&te")
        assert "code" not in antwoord


def test_de_pagina_is_er_in_het_engels_en_zegt_dat_het_niet_echt_is(klant: TestClient) -> None:
    pagina = formulier(klant, idp_hint="digid", ui_locales="en nl")
    assert '<html lang="en">' in pagina
    assert "not the real DigiD" in pagina
    assert "Single, rents from Stromen Wonen" in pagina
    assert "geen echte DigiD" in formulier(klant, idp_hint="digid")


def test_login_hint_kiest_vooraf(klant: TestClient) -> None:
    assert 'value="999990160" checked' in formulier(klant, idp_hint="digid", login_hint="999990160")


@pytest.mark.parametrize(
    "adres",
    [
        "http://kwaad.example/terug",
        "javascript:alert(1)",
        "http://127.0.0.1@kwaad.example/",
        "http://127.0.0.1:8000/#x",
        "//127.0.0.1/",
        "http://[::1/",
        "http://127.0.0.1:80;script-src/",
        "http://127.0.0.1/\r\nX: y",
        "",
    ],
)
def test_een_vreemd_terugkeeradres_krijgt_een_pagina_en_geen_doorverwijzing(
    klant: TestClient, adres: str
) -> None:
    antwoord = klant.get("/identiteit/authorize", params=VRAAG | {"redirect_uri": adres})
    assert antwoord.status_code == 400
    assert "location" not in antwoord.headers


def test_een_onbekende_client_krijgt_een_pagina(klant: TestClient) -> None:
    assert klant.get("/identiteit/authorize", params=VRAAG | {"client_id": "ander"}).status_code == 400
    assert klant.get("/identiteit/authorize").status_code == 400


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"state": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "kort"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
    ],
)
def test_een_onvolledig_verzoek_gaat_terug_met_een_fout(
    klant: TestClient, anders: dict[str, str], fout: str
) -> None:
    assert terug(klant.get("/identiteit/authorize", params=VRAAG | anders))["error"] == fout


def test_een_code_werkt_een_keer_en_alleen_met_alles_erbij(klant: TestClient) -> None:
    def code() -> str:
        return terug(kies(klant, formulier(klant, idp_hint="digid"), persoon="999990019", niveau="hoog"))[
            "code"
        ]

    for anders in (
        {"code_verifier": "w" * 64},
        {"redirect_uri": "http://127.0.0.1:8000/"},
        {"code_verifier": ""},
    ):
        assert ruil(klant, code(), **anders).json() == {"error": "invalid_grant"}
    eenmaal = code()
    assert ruil(klant, eenmaal).status_code == 200
    assert ruil(klant, eenmaal).json() == {"error": "invalid_grant"}
    assert ruil(klant, code(), grant_type="password").json() == {"error": "unsupported_grant_type"}


def test_zonder_het_clientgeheim_geen_token(klant: TestClient) -> None:
    code = terug(kies(klant, formulier(klant, idp_hint="digid"), persoon="999990019", niveau="hoog"))["code"]
    inhoud = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": TERUG,
        "code_verifier": GEHEIM,
    }
    for koppen in ({}, {"Authorization": "Basic ???"}, {"Authorization": "Basic ZWVubG9rZXQ6Zm91dA=="}):
        antwoord = klant.post("/identiteit/token", data=inhoud, headers=koppen)
        assert (antwoord.status_code, antwoord.json()) == (401, {"error": "invalid_client"})
    met_post = {**inhoud, "client_id": "eenloket", "client_secret": "simulator"}
    assert klant.post("/identiteit/token", data=met_post).status_code == 200


def test_een_verlopen_of_gebruikte_pagina_zegt_dat(klant: TestClient) -> None:
    pagina = formulier(klant, idp_hint="digid")
    terug(kies(klant, pagina, persoon="999990019", niveau="hoog"))
    nogmaals = kies(klant, pagina, persoon="999990019", niveau="hoog")
    assert nogmaals.status_code == 400
    assert "verlopen" in nogmaals.text


def test_userinfo_zonder_geldig_token(klant: TestClient) -> None:
    assert klant.get("/identiteit/userinfo").status_code == 401
    assert klant.get("/identiteit/userinfo", headers={"Authorization": "Bearer x"}).status_code == 401


def test_uitloggen_gaat_alleen_naar_een_bekend_adres(klant: TestClient) -> None:
    goed = klant.get(
        "/identiteit/end_session",
        params={"post_logout_redirect_uri": "http://127.0.0.1:8000/uit", "state": "s"},
    )
    assert goed.headers["location"] == "http://127.0.0.1:8000/uit?state=s"
    fout = klant.get("/identiteit/end_session", params={"post_logout_redirect_uri": "http://kwaad.example/"})
    assert (fout.status_code, "location" in fout.headers) == (200, False)


def test_het_beleid_van_de_pagina_laat_alleen_de_website_toe(klant: TestClient) -> None:
    antwoord = klant.get("/identiteit/authorize", params=VRAAG | {"idp_hint": "digid"})
    assert antwoord.headers["content-security-policy"].endswith("form-action 'self' http://127.0.0.1:8000")


def test_de_sleutel_blijft_na_een_herstart(tmp_path: Path) -> None:
    sleutels = []
    for _ in range(2):
        with TestClient(maak(Instellingen(gegevensmap=tmp_path))) as klant:
            sleutels.append(klant.get("/identiteit/jwks").json())
    assert sleutels[0] == sleutels[1]
    assert set(sleutels[0]["keys"][0]) == {"kty", "n", "e", "kid", "use", "alg"}
