"""The adapter of each port: the only table that connects the midoffice to other systems (M-B16)."""

from collections.abc import Callable
from functools import partial

from django.conf import settings

from eenloket.kern.aflevering.api import meteen
from eenloket.midoffice.aanbod.ports import poorten as aanbodpoorten
from eenloket.midoffice.aanvragen.api import feiten_voor_zaak
from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.midoffice.berichten.ports import kanalen
from eenloket.midoffice.besluiten.ports import poorten as besluitpoorten
from eenloket.midoffice.documenten.ports import poorten as documentpoorten
from eenloket.verbinding.berichtkanalen.berichtenbox import Berichtenbox
from eenloket.verbinding.berichtkanalen.brief import Brief
from eenloket.verbinding.berichtkanalen.mail import Mail
from eenloket.verbinding.berichtkanalen.sms import Sms
from eenloket.verbinding.identiteit import aanbieders
from eenloket.verbinding.partners import bezorgen
from eenloket.verbinding.partners.overdragen import Partneruitgang
from eenloket.verbinding.registers.bag import Bag
from eenloket.verbinding.registers.bijhouding import BrpBijhouding
from eenloket.verbinding.registers.brp import Brp
from eenloket.verbinding.registers.kvk import Kvk
from eenloket.verbinding.registers.registers import BasisRegisters
from eenloket.verbinding.selectielijst.selectielijst import Selectielijst
from eenloket.verbinding.virusscan.clamav import ClamAV

CONTROLES: list[tuple[str, Callable[[], None]]] = []
"""Name and check of each configured connection, for `eenloket controle`. A check raises BuitenBereik."""


def verbind() -> None:
    """Set the adapter of every port. Called once at start; adapters open no connection here."""
    CONTROLES.clear()
    besluitpoorten.feiten = feiten_voor_zaak
    _registers()
    _identiteit()
    _berichtkanalen()
    _partners()
    _virusscan()
    _selectielijst()


def _registers() -> None:
    k = settings.KOPPELINGEN
    brp = Brp(k["BRP_URL"], k["BRP_SLEUTEL"]) if k["BRP_URL"] else None
    bag = Bag(k["BAG_URL"], k["BAG_SLEUTEL"]) if k["BAG_URL"] else None
    kvk = Kvk(k["KVK_URL"], k["KVK_SLEUTEL"]) if k["KVK_URL"] else None
    poorten.registers = BasisRegisters(brp, bag, kvk)
    poorten.bijhouding = (
        BrpBijhouding(k["BRP_BIJHOUDING_URL"], k["BRP_SLEUTEL"]) if k["BRP_BIJHOUDING_URL"] else None
    )
    CONTROLES.extend(
        (naam, deel.controleer) for naam, deel in (("brp", brp), ("bag", bag), ("kvk", kvk)) if deel
    )


def _identiteit() -> None:
    aanbieders.vergeet()
    for voor in ("clienten", "medewerkers"):
        if settings.KOPPELINGEN[f"OIDC_{voor.upper()}"]:
            CONTROLES.append((f"oidc {voor}", partial(aanbieders.controleer_aanbieder, voor)))


def _berichtkanalen() -> None:
    k = settings.KOPPELINGEN
    kanalen.clear()
    if k["SMTP"]:
        kanalen["mail"] = Mail(k["SMTP"], k["MAIL_VAN"])
    if k["SMS_URL"]:
        kanalen["sms"] = Sms(k["SMS_URL"], k["SMS_SLEUTEL"])
    if k["BERICHTENBOX_URL"]:
        kanalen["berichtenbox"] = Berichtenbox(k["BERICHTENBOX_URL"], k["BERICHTENBOX_SLEUTEL"])
    if k["BRIEVEN_URL"]:
        kanalen["post"] = Brief(k["BRIEVEN_URL"], k["BRIEVEN_SLEUTEL"])
    CONTROLES.extend((naam, kanaal.controleer) for naam, kanaal in kanalen.items())


def _partners() -> None:
    poorten.partners = Partneruitgang(partial(meteen, bezorgen.UITGANG))
    CONTROLES.extend(
        (f"partner {naam}", partial(bezorgen.controleer_koppeling, naam)) for naam in settings.PARTNERS
    )


def _virusscan() -> None:
    documentpoorten.virusscan = ClamAV(settings.CLAMAV) if settings.CLAMAV else None
    if documentpoorten.virusscan:
        CONTROLES.append(("virusscan", documentpoorten.virusscan.controleer))


def _selectielijst() -> None:
    url = settings.KOPPELINGEN["SELECTIELIJST_URL"]
    lijst = Selectielijst(url) if url else None
    aanbodpoorten.selectielijst = lijst
    if lijst:
        CONTROLES.append(("selectielijst", lijst.controleer))
