"""Fill the demonstration: Rivierveen's content, its roles, and staff accounts with a second factor in the simulated app."""

import base64
import hashlib
import importlib.metadata
import json
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from eenloket.config.medewerkers import maak_rollen
from eenloket.frontoffice.kennis import api as kennis
from eenloket.kern.actoren import systeem
from eenloket.kern.gebruikers.api import maak_medewerker
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.organisaties.api import organisatie
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.uplladen import laad_meegeleverde_upl
from eenloket.verbinding.zgw.dienstacties import bewaar_dienst

PAKKETTEN = Path(aanbod_api.__file__).parent / "pakketten"
WACHTWOORD = "welkom-bij-rivierveen"

MEDEWERKERS: list[tuple[str, str, tuple[str, ...]]] = [
    ("balie", "Bo Balie", ("klantadviseur",)),
    ("burgerzaken", "Bas Burgerzaken", ("behandelaar", "beslisser", "medewerker-burgerzaken")),
    (
        "vergunningen",
        "Vera Vergunningen",
        (
            "behandelaar",
            "beslisser",
            "medewerker-vergunningen",
            "medewerker-verkeer",
            "medewerker-openbare-ruimte",
        ),
    ),
    ("senior", "Sem Senior", ("behandelaar", "beslisser", "senior-vergunningen", "medewerker-vergunningen")),
    (
        "sociaal",
        "Sol Sociaal",
        ("behandelaar", "beslisser", "medewerker-sociaal-domein", "medewerker-belastingen"),
    ),
    ("manager", "Mo Manager", ("manager",)),
    ("architect", "Ada Architect", ("architect",)),
    ("beheer", "Bente Beheer", ("beheerder",)),
]
"""User name, fictional name, roles. One password, shown on the demonstration's page."""


def vingerafdruk() -> str:
    """Changes when the code's version, its migrations or the content change."""
    som = hashlib.sha256(importlib.metadata.version("eenloket").encode() if _geinstalleerd() else b"checkout")
    hier = Path(aanbod_api.__file__).resolve().parents[2]
    for pad in sorted([*hier.glob("**/migrations/*.py"), *PAKKETTEN.rglob("*.*")]):
        som.update(
            str(pad.relative_to(hier)).encode()
            + str(pad.stat().st_size).encode()
            + str(pad.stat().st_mtime_ns).encode()
        )
    return som.hexdigest()


def _geinstalleerd() -> bool:
    try:
        importlib.metadata.version("eenloket")
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def zaai(map_: Path) -> None:
    """Idempotent: what is there stays."""
    door = systeem("demo")
    laad_meegeleverde_upl()
    aanbod_api.laad_pakket(PAKKETTEN / "rivierveen", door=door)
    kennis.herbouw(organisatie("rivierveen").id)
    ken_selectielijst()
    with transaction.atomic():
        gemeente = organisatie("rivierveen")
        rollen = maak_rollen(gemeente.id)
        for gebruikersnaam, naam, slugs in MEDEWERKERS:
            maak_medewerker(
                organisatie_id=gemeente.id,
                gebruikersnaam=gebruikersnaam,
                naam=naam,
                wachtwoord=WACHTWOORD,
                rollen=[rollen[s] for s in slugs],
            )
    _tweede_factor(map_)


def ken_selectielijst() -> None:
    """Make the coupled selection list known as a register of Rivierveen, at the address that it has now. Idempotent."""
    if lijst := settings.KOPPELINGEN["SELECTIELIJST_URL"]:
        bewaar_dienst(organisatie("rivierveen"), lijst, soort="selectielijst", door=systeem("demo"))


def _tweede_factor(map_: Path) -> None:
    """A fixed secret per account, known to the simulated authenticator app only."""
    app = []
    for medewerker in Medewerker.objects.filter(gebruikersnaam__in=[m[0] for m in MEDEWERKERS]):
        sleutel = hashlib.sha256(f"demo/{medewerker.gebruikersnaam}".encode()).hexdigest()[:40]
        TOTPDevice.objects.get_or_create(
            user=medewerker, name="demo", defaults={"key": sleutel, "confirmed": True}
        )
        app.append(
            {"naam": medewerker.gebruikersnaam, "geheim": base64.b32encode(bytes.fromhex(sleutel)).decode()}
        )
    (map_ / "simulatoren").mkdir(parents=True, exist_ok=True)
    (map_ / "simulatoren" / "authenticator.json").write_text(
        json.dumps(sorted(app, key=lambda a: a["naam"]), indent=1)
    )
