"""What a browser is told with every page: no scripts of others, no frames, nothing kept of who is logged in."""

import re

import pytest

from tests.verhalen.huis import Huis

from .klant import Klant, eenvoudig

PUBLIEK = [
    "/", "/zoek?q=verhuizen", "/zoek/suggesties?q=ver", "/onderwerpen", "/vraag/verhuizen", "/dienst/adreswijziging", "/wegwijs", "/hulp",
    "/organisaties/rivierveen", "/toegankelijkheid", "/privacy", "/cookies", "/verdergaan", "/inloggen", "/medewerker/inloggen", "/stijl",
    "/bestaat-niet", "/livez", "/readyz", "/behandeling", "/mijn", "/beheer/koppelingen",
]  # fmt: skip


def keur(pad: str, koppen: dict[str, str]) -> None:
    beleid = {
        deel.split()[0]: deel.split()[1:] for deel in koppen["content-security-policy"].split("; ") if deel
    }
    assert beleid["default-src"] in (["'self'"], ["'none'"]), pad
    for soort in ("script-src", "style-src", "default-src"):
        for bron in beleid.get(soort, []):
            assert bron in ("'self'", "'none'"), f"{pad}: {soort} laat {bron} toe"
    if "sandbox" not in beleid:
        assert beleid["frame-ancestors"] == ["'none'"], pad
        assert beleid["object-src"] == beleid["base-uri"] == ["'none'"], pad
    assert koppen["x-content-type-options"] == "nosniff", pad
    assert koppen["x-frame-options"] == "DENY", pad
    assert koppen["referrer-policy"] == "same-origin", pad
    assert koppen["cross-origin-opener-policy"] == "same-origin", pad


def keur_koekjes(pad: str, koppen: list[str]) -> None:
    for koekje in koppen:
        assert "samesite=lax" in koekje.lower() or "samesite=strict" in koekje.lower(), (pad, koekje)
        naam = koekje.strip().partition("=")[0]
        assert naam == "taal" or "httponly" in koekje.lower(), (pad, naam)


def keur_inhoud(pad: str, tekst: str) -> None:
    """Nothing that the policy would have to allow: it works because there is nothing inline."""
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>", tekst), pad
    assert not re.search(r"<[a-z][^>]*\s(on[a-z]+|style)=", tekst), pad
    assert not re.search(
        r"(href|src|action)=[\"']?(javascript:|//|http:)", tekst.replace("http://127.0.0.1", "")
    ), pad


@pytest.mark.parametrize("pad", PUBLIEK)
def test_openbare_paginas(huis: Huis, pad: str) -> None:
    with Klant(huis) as klant:
        antwoord = klant.get(pad)
        assert antwoord.status_code < 500
        keur(pad, dict(antwoord.headers))
        keur_koekjes(pad, antwoord.headers.get_list("set-cookie"))
        keur_inhoud(pad, antwoord.text)


def test_paginas_van_wie_ingelogd_is_worden_nergens_bewaard(huis: Huis) -> None:
    with Klant(huis) as klant:
        klant.log_in("999990019")
        nummer = klant.verhuis(2, "koppen@example.org")
        id_ = klant.begin()
        paden = ["/mijn", "/mijn/berichten", "/mijn/gegevens", "/mijn/voorkeuren", f"/mijn/zaken/{nummer}", f"/mijn/zaken/{nummer}/intrekken",
                 f"/mijn/zaken/{nummer}/bestaat-niet", f"/aanvraag/{id_}/bekend", f"/aanvraag/{id_}/vraag/verhuisdatum", f"/aanvraag/{id_}/bewaren",
                 f"/aanvraag/{id_}/weggooien", "/"]  # fmt: skip
        klant.vul_in(id_, eenvoudig(2, "koppen@example.org"))
        paden += [f"/aanvraag/{id_}/controleren"]
        for pad in paden:
            antwoord = klant.get(pad)
            assert antwoord.status_code in (200, 404), (pad, antwoord.status_code)
            keur(pad, dict(antwoord.headers))
            keur_koekjes(pad, antwoord.headers.get_list("set-cookie"))
            keur_inhoud(pad, antwoord.text)
            assert "no-store" in antwoord.headers["cache-control"], pad


def test_paginas_van_medewerkers(huis: Huis) -> None:
    with Klant(huis) as klant:
        klant.log_in_als("vergunningen")
        zaak = huis.sql("SELECT identificatie FROM zaken_zaak LIMIT 1")[0][0]
        for pad in (
            "/behandeling",
            "/behandeling/aanbod",
            f"/behandeling/zaken/{zaak}",
            "/medewerker/herstelcodes",
        ):
            antwoord = klant.get(pad)
            assert antwoord.status_code == 200, pad
            keur(pad, dict(antwoord.headers))
            keur_inhoud(pad, antwoord.text)
            assert "no-store" in antwoord.headers["cache-control"], pad


def test_wie_veel_bestanden_van_ons_haalt_krijgt_ze_met_het_goede_type(huis: Huis) -> None:
    with Klant(huis) as klant:
        for pad in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', klant.get("/").text)):
            antwoord = klant.get(pad)
            assert antwoord.status_code == 200, pad
            assert antwoord.headers["x-content-type-options"] == "nosniff", pad
            soort = {
                "js": "text/javascript",
                "css": "text/css",
                "svg": "image/svg+xml",
                "woff2": "font/woff2",
            }.get(pad.rpartition(".")[2], "")
            assert antwoord.headers["content-type"].startswith(soort), (pad, antwoord.headers["content-type"])
