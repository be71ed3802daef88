"""Which adapter stands behind which port: the one table that binds the midoffice to the world (M-B16)."""

from collections.abc import Callable

from django.conf import settings

from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.verbinding.identiteit import aanbieders
from eenloket.verbinding.registers.bag import Bag
from eenloket.verbinding.registers.bijhouding import BrpBijhouding
from eenloket.verbinding.registers.brp import Brp
from eenloket.verbinding.registers.kvk import Kvk
from eenloket.verbinding.registers.registers import BasisRegisters

CONTROLES: list[tuple[str, Callable[[], None]]] = []
"""Name and check of each connection that is set up, for `eenloket controle`. A check raises BuitenBereik."""


def verbind() -> None:
    """Bind every port. Called once at start; adapters open no connection here."""
    CONTROLES.clear()
    _registers()
    _identiteit()


def _registers() -> None:
    k = settings.KOPPELINGEN
    brp = Brp(k["BRP_URL"], k["BRP_SLEUTEL"]) if k["BRP_URL"] else None
    bag = Bag(k["BAG_URL"], k["BAG_SLEUTEL"]) if k["BAG_URL"] else None
    kvk = Kvk(k["KVK_URL"], k["KVK_SLEUTEL"]) if k["KVK_URL"] else None
    poorten.registers = BasisRegisters(brp, bag, kvk)
    poorten.bijhouding = BrpBijhouding(k["BRP_BIJHOUDING_URL"], k["BRP_SLEUTEL"]) if k["BRP_BIJHOUDING_URL"] else None
    CONTROLES.extend((naam, deel.controleer) for naam, deel in (("brp", brp), ("bag", bag), ("kvk", kvk)) if deel)


def _identiteit() -> None:
    aanbieders.vergeet()
    for naam, aanbieder in (("oidc-clienten", aanbieders.clienten()), ("oidc-medewerkers", aanbieders.medewerkers())):
        if aanbieder:
            CONTROLES.append((naam, aanbieder.controleer))
