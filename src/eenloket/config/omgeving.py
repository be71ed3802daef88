"""Every environment variable of the product, in one typed table. docs/beheer/instellingen.md is made from it."""

import base64
import ipaddress
import json
import os
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Variabele:
    """One setting. ``standaard`` None means that production must set it (the demonstration makes its own
    value).
    """

    naam: str
    soort: Literal["tekst", "getal", "ja_nee", "lijst"]
    standaard: str | None
    uitleg: str


VARIABELEN = [
    Variabele("DATABASE_URL", "tekst", None, "PostgreSQL 16 or newer, as the application's own role"),
    Variabele(
        "DATABASE_BEHEER_URL",
        "tekst",
        "",
        "The same database as its owner; used by `migreer` only. Empty: DATABASE_URL",
    ),
    Variabele("GEHEIM", "tekst", None, "Secret for sessions and signatures, at least 50 random characters"),
    Variabele(
        "SLEUTELS",
        "tekst",
        None,
        "Encryption keys as `version:base64` with commas between, 32 bytes each; the highest version encrypts",
    ),
    Variabele("PSEUDONIEMSLEUTEL", "tekst", None, "Key for pseudonyms, base64 of 32 bytes; never changes"),
    Variabele("HOSTS", "lijst", "localhost,127.0.0.1", "Host names that the counter answers to"),
    Variabele("ADRES", "tekst", "http://127.0.0.1:8000", "Public address, without a slash at the end"),
    Variabele(
        "ORGANISATIE", "tekst", "rivierveen", "Slug of the organisation whose counter is shown by default"
    ),
    Variabele("OPSLAG", "tekst", None, "Folder for documents, or s3://bucket/prefix"),
    Variabele("OPSLAG_S3_EINDPUNT", "tekst", "", "Endpoint of an S3-compatible store that isn't Amazon's"),
    Variabele("HTTPS", "ja_nee", "ja", "Cookies over HTTPS only, and HSTS"),
    Variabele(
        "SMTP", "tekst", "", "Mail server as smtp://user:password@host:port or smtps://; empty: no mail"
    ),
    Variabele("MAIL_VAN", "tekst", "noreply@example.org", "Sender of mail"),
    Variabele("SMS_URL", "tekst", "", "SMS gateway; empty: no SMS"),
    Variabele("SMS_SLEUTEL", "tekst", "", "Bearer token of the SMS gateway"),
    Variabele("BERICHTENBOX_URL", "tekst", "", "Message box service; empty: no message box"),
    Variabele("BERICHTENBOX_SLEUTEL", "tekst", "", "Bearer token of the message box service"),
    Variabele(
        "BRIEVEN_URL", "tekst", "", "Print service for letters; empty: letters wait to be printed by hand"
    ),
    Variabele("BRIEVEN_SLEUTEL", "tekst", "", "Bearer token of the print service"),
    Variabele("BRP_URL", "tekst", "", "BRP API Personen Bevragen v2; empty: the client types everything in"),
    Variabele("BRP_SLEUTEL", "tekst", "", "X-API-KEY of the BRP API"),
    Variabele(
        "BRP_BIJHOUDING_URL", "tekst", "", "Where changes of address are reported to the own person register"
    ),
    Variabele("BAG_URL", "tekst", "", "BAG API individuele bevragingen v2"),
    Variabele("BAG_SLEUTEL", "tekst", "", "X-Api-Key of the BAG API"),
    Variabele("KVK_URL", "tekst", "", "KVK API"),
    Variabele("KVK_SLEUTEL", "tekst", "", "apikey of the KVK API"),
    Variabele(
        "SELECTIELIJST_URL",
        "tekst",
        "",
        "Root of the national selection-list API; empty: addresses in case types aren't looked up there",
    ),
    Variabele(
        "OIDC_CLIENTEN", "tekst", "", "Address of the broker for DigiD, eHerkenning and eIDAS (issuer)"
    ),
    Variabele("OIDC_CLIENTEN_ID", "tekst", "eenloket", "Client id at that broker"),
    Variabele("OIDC_CLIENTEN_GEHEIM", "tekst", "", "Client secret at that broker"),
    Variabele(
        "OIDC_MEDEWERKERS", "tekst", "", "Issuer for staff; empty: own accounts with a second factor only"
    ),
    Variabele("OIDC_MEDEWERKERS_ID", "tekst", "eenloket", "Client id for staff"),
    Variabele("OIDC_MEDEWERKERS_GEHEIM", "tekst", "", "Client secret for staff"),
    Variabele(
        "DATABASE_GRENS",
        "getal",
        "30",
        "Seconds that one query of a web process may take, so that one question can't hold up all others; 0: no limit",
    ),
    Variabele(
        "ZGW_CALLBACKS",
        "lijst",
        "",
        "Hosts, addresses and networks (CIDR) inside where subscribers to notifications may be; others are called only at public addresses",
    ),
    Variabele("PARTNERS", "tekst", "{}", "JSON: connection name → {url, sleutel, webhookgeheim}"),
    Variabele(
        "CLAMAV",
        "tekst",
        "",
        "Virus scanner as host:port or unix:/path; empty: files are checked by content only",
    ),
    Variabele("SESSIE_RUST", "getal", "900", "Seconds without a request after which a session ends"),
    Variabele("SESSIE_LANGST", "getal", "14400", "Seconds after which a session ends in any case"),
    Variabele("UPLOAD_MB", "getal", "25", "Largest file a client may send, in megabytes"),
    Variabele(
        "DOCUMENT_LICHAAM_MB",
        "getal",
        "4096",
        "Largest body with a document in base64 that an application may send; the standard asks for 4 GiB",
    ),
    Variabele(
        "DOCUMENT_DEEL_MB", "getal", "64", "Size of the parts in which an application sends a large document"
    ),
    Variabele(
        "DOCUMENT_GB", "getal", "64", "Largest document that an application may send in parts, in gigabytes"
    ),
    Variabele("LOGNIVEAU", "tekst", "INFO", "DEBUG, INFO, WARNING or ERROR"),
    Variabele("DATABASE_POOL", "getal", "8", "Most connections per web process"),
    Variabele("DEMO", "ja_nee", "nee", "Show the hints of the demonstration; never in production"),
    Variabele("LIMIETEN", "ja_nee", "ja", "Rate limits per client, session and code"),
    Variabele(
        "ZGW_LIMIET",
        "getal",
        "0",
        "Most calls per minute of one application to the national APIs; 0: no limit",
    ),
]

STARTVARIABELEN = [
    Variabele("PORT", "getal", "8000", "Port of `demo` and `web` when `--poort` isn't given"),
    Variabele(
        "EENLOKET_MAP", "tekst", ".eenloket", "Folder of the demonstration: its database, documents and keys"
    ),
    Variabele(
        "AWS_ACCESS_KEY_ID",
        "tekst",
        "",
        "With an OPSLAG that starts with s3:// : the usual variables of Amazon's client",
    ),
    Variabele("AWS_SECRET_ACCESS_KEY", "tekst", "", "The same"),
    Variabele("AWS_DEFAULT_REGION", "tekst", "", "The same"),
    Variabele(
        "EENLOKET_BROWSER_VERPLICHT",
        "ja_nee",
        "nee",
        "Tests only: without Chromium the browser tests fail instead of being skipped",
    ),
    Variabele("TESTDATABASE", "tekst", "", "Tests only: name of the database that a run makes and removes"),
    Variabele("BENCH", "tekst", "", "Measurements only: `groot` adds a million cases"),
]
"""Variables that the command itself, its tests and its libraries read before there are settings."""

_PER_NAAM = {v.naam: v for v in VARIABELEN}


class OnjuisteInstelling(Exception):
    """A setting can't be used; the text names the variable and says what to do, but never the value, which
    may be a secret.
    """


class OntbrekendeInstelling(OnjuisteInstelling):
    """A setting without default is missing."""


_JA, _NEE = ("ja", "1", "true", "yes"), ("nee", "0", "false", "no", "")


def lees(naam: str) -> Any:
    """Return the value of a variable of the table, in its type.

    Raises: OntbrekendeInstelling, OnjuisteInstelling.
    """
    variabele = _PER_NAAM[naam]
    ruw = os.environ.get(naam, variabele.standaard)
    if ruw is None:
        raise OntbrekendeInstelling(f"{naam} ontbreekt. Zet de omgevingsvariabele {naam}: {variabele.uitleg}")
    match variabele.soort:
        case "getal":
            if not ruw.strip().isdecimal():
                raise OnjuisteInstelling(
                    f"{naam} is geen getal. Zet {naam} op een heel getal van 0 of meer: {variabele.uitleg}"
                )
            return int(ruw)
        case "ja_nee":
            if (antwoord := ruw.strip().lower()) not in _JA + _NEE:
                raise OnjuisteInstelling(
                    f"{naam} is niet te begrijpen. Zet {naam} op ja of nee: {variabele.uitleg}"
                )
            return antwoord in _JA
        case "lijst":
            return [deel.strip() for deel in ruw.split(",") if deel.strip()]
        case _:
            return ruw


def lees_database() -> dict[str, Any]:
    """Return the database in the form for Django.

    Raises: OnjuisteInstelling.
    """
    import dj_database_url  # here: `eenloket slot` runs before anything else is installed

    try:
        uit = dict(dj_database_url.parse(lees("DATABASE_URL")))
    except (ValueError, KeyError):
        uit = {}
    if uit.get("ENGINE") != "django.db.backends.postgresql":
        raise OnjuisteInstelling(
            "DATABASE_URL is geen adres van PostgreSQL. Verwacht: postgresql://rol:wachtwoord@host:5432/naam"
        )
    return uit


def lees_callbacks() -> list[str]:
    """Return the allowed internal addresses of subscribers: names, addresses and networks.

    Raises: OnjuisteInstelling.
    """
    delen: list[str] = lees("ZGW_CALLBACKS")
    for deel in delen:
        if "/" in deel:
            try:
                ipaddress.ip_network(deel)
            except ValueError:
                raise OnjuisteInstelling(
                    "ZGW_CALLBACKS is onjuist. Een netwerk begint met het eerste adres erin, zoals 10.1.2.0/24."
                ) from None
    return delen


def lees_partners() -> dict[str, dict[str, str]]:
    """Return the connections with partners by name.

    Raises: OnjuisteInstelling.
    """
    try:
        partners = json.loads(lees("PARTNERS"))
        compleet = all({"url", "sleutel", "webhookgeheim"} <= set(p) for p in partners.values())
    except (ValueError, AttributeError, TypeError):
        compleet = False
    if not compleet:
        raise OnjuisteInstelling(
            'PARTNERS is onjuist. Verwacht JSON: {"naam": {"url": …, "sleutel": …, "webhookgeheim": …}}'
        )
    return dict(partners)


def lees_sleutels() -> dict[str, Any]:
    """Return the keys in the form for ``kern.sleutels.kluis``; the last one is the active one.

    Raises: OnjuisteInstelling.
    """
    geheimen: dict[int, bytes] = {}
    for deel in lees("SLEUTELS").split(","):
        versie, _, waarde = deel.strip().partition(":")
        if not (versie.isdecimal() and 1 <= int(versie) <= 255):
            raise OnjuisteInstelling(
                "SLEUTELS is onjuist. Verwacht versie:sleutel met een versie van 1 tot en met 255, komma's ertussen."
            )
        if int(versie) in geheimen:
            raise OnjuisteInstelling(
                f"SLEUTELS noemt versie {int(versie)} twee keer. Geef elke sleutel een eigen versie."
            )
        geheimen[int(versie)] = _sleutel(waarde, f"SLEUTELS (versie {int(versie)})")
    return {
        "actief": max(geheimen),
        "geheimen": geheimen,
        "pseudoniemen": _sleutel(lees("PSEUDONIEMSLEUTEL"), "PSEUDONIEMSLEUTEL"),
    }


def _sleutel(tekst: str, naam: str) -> bytes:
    try:
        waarde = base64.b64decode(tekst, validate=True)
    except ValueError:
        waarde = b""
    if len(waarde) < 32:
        raise OnjuisteInstelling(f"{naam} is geen sleutel. Maak er een met: openssl rand -base64 32")
    return waarde
