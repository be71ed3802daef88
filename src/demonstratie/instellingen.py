"""Settings of the demonstration: made once, kept in the data folder, so that a second start finds its keys again."""

import base64
import json
import os
import secrets
from pathlib import Path

from eenloket.config.databaserollen import TOEPASSING

from .database import IngebouwdeDatabase

SIMULATORSLEUTEL = "simulator"
PARTNERS = (
    "de-brede-stroom",
    "stromen-wonen",
    "rivierenergie",
    "kamer-van-koophandel",
    "politie-rivierveen",
    "brandweer-rivierveen",
)


def _geheim(bytes_: int = 32) -> str:
    return base64.b64encode(secrets.token_bytes(bytes_)).decode()


def _eigen_geheimen(map_: Path) -> dict[str, str]:
    """Keys of this demonstration, made at the first start."""
    bestand = map_ / "geheimen.json"
    if not bestand.exists():
        map_.mkdir(parents=True, exist_ok=True)
        half = bestand.with_suffix(".half")
        half.write_text(
            json.dumps(
                {
                    "GEHEIM": _geheim(48),
                    "SLEUTELS": f"1:{_geheim()}",
                    "PSEUDONIEMSLEUTEL": _geheim(),
                    "webhook": _geheim(),
                }
            )
        )
        half.chmod(0o600)
        half.rename(bestand)
    geheimen: dict[str, str] = json.loads(bestand.read_text())
    return geheimen


def demo_omgeving(
    map_: Path, *, poort: int = 8000, simulatorpoort: int = 8001, smtppoort: int = 8025, scanpoort: int = 8026
) -> dict[str, str]:
    """Environment variables of the demonstration in ``map_``; starts nothing."""
    geheimen = _eigen_geheimen(map_)
    database = IngebouwdeDatabase(map_ / "database")
    adres, simulatoren = f"http://127.0.0.1:{poort}", f"http://127.0.0.1:{simulatorpoort}"
    partners = {
        naam: {
            "url": f"{simulatoren}/partners/{naam}",
            "sleutel": SIMULATORSLEUTEL,
            "webhookgeheim": geheimen["webhook"],
        }
        for naam in PARTNERS
    }
    return {
        "DATABASE_URL": database.url(TOEPASSING),
        "DATABASE_BEHEER_URL": database.url("postgres"),
        "GEHEIM": geheimen["GEHEIM"],
        "SLEUTELS": geheimen["SLEUTELS"],
        "PSEUDONIEMSLEUTEL": geheimen["PSEUDONIEMSLEUTEL"],
        "WEBHOOKGEHEIM": geheimen["webhook"],
        "ADRES": adres,
        "HTTPS": "nee",
        "DEMO": "ja",
        "ZGW_CALLBACKS": "127.0.0.1,localhost",
        "OPSLAG": str(map_ / "documenten"),
        "SMTP": f"smtp://127.0.0.1:{smtppoort}",
        "CLAMAV": f"127.0.0.1:{scanpoort}",
        "MAIL_VAN": "loket@rivierveen.example",
        "SMS_URL": f"{simulatoren}/sms/api/berichten",
        "BERICHTENBOX_URL": f"{simulatoren}/berichtenbox/api/berichten",
        "BRIEVEN_URL": f"{simulatoren}/brieven/api/brieven",
        "BRP_URL": f"{simulatoren}/brp/haalcentraal/api/brp",
        "BRP_BIJHOUDING_URL": f"{simulatoren}/brp/bijhouding",
        "BAG_URL": f"{simulatoren}/bag/lvbag/individuelebevragingen/v2",
        "KVK_URL": f"{simulatoren}/kvk/api",
        "SELECTIELIJST_URL": f"{simulatoren}/selectielijst/api/v1",
        "OIDC_CLIENTEN": f"{simulatoren}/identiteit",
        "OIDC_MEDEWERKERS": f"{simulatoren}/identiteit/medewerkers",
        "PARTNERS": json.dumps(partners),
        **dict.fromkeys(
            ("SMS_SLEUTEL", "BERICHTENBOX_SLEUTEL", "BRIEVEN_SLEUTEL", "BRP_SLEUTEL", "BAG_SLEUTEL", "KVK_SLEUTEL",
             "OIDC_CLIENTEN_GEHEIM", "OIDC_MEDEWERKERS_GEHEIM"),
            SIMULATORSLEUTEL,
        ),
    }  # fmt: skip


def gebruik_demo(map_: Path) -> None:
    """Without ``DATABASE_URL`` every command works on the demonstration: its settings, its database (started when needed)."""
    lopend = map_ / "poorten.json"
    poorten = json.loads(lopend.read_text()) if lopend.exists() else {}
    for naam, waarde in demo_omgeving(map_, **poorten).items():
        os.environ.setdefault(naam, waarde)
    database = IngebouwdeDatabase(map_ / "database")
    database.start()
    database.maak_database()
