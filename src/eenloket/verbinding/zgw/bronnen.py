"""All resources; importing this module registers them."""

from .autorisaties import applicatie
from .besluiten import audittrail as besluitspoor
from .besluiten import besluit, besluitinformatieobject
from .catalogi import (
    besluittype,
    catalogus,
    eigenschap,
    informatieobjecttype,
    resultaattype,
    roltype,
    statustype,
    zaakobjecttype,
    zaaktype,
    zaaktypeinformatieobjecttype,
)
from .documenten import audittrail as documentspoor
from .documenten import download, gebruiksrecht, informatieobject, relatie, sloten, verzending, wijzigen
from .notificaties import abonnement, kanaal, notificatie
from .zaken import audittrail as zaakspoor
from .zaken import (
    klantcontact,
    relaties,
    resultaat,
    rol,
    samengesteld,
    status,
    substatus,
    zaak,
    zaakbesluit,
    zaakeigenschap,
    zaakinformatieobject,
    zaaknotitie,
    zaaknummer,
    zaakobject,
    zoek,
)

__all__ = [
    "abonnement",
    "applicatie",
    "besluit",
    "besluitinformatieobject",
    "besluitspoor",
    "besluittype",
    "catalogus",
    "documentspoor",
    "download",
    "eigenschap",
    "gebruiksrecht",
    "informatieobject",
    "informatieobjecttype",
    "kanaal",
    "klantcontact",
    "notificatie",
    "relatie",
    "relaties",
    "resultaat",
    "resultaattype",
    "rol",
    "roltype",
    "samengesteld",
    "sloten",
    "status",
    "statustype",
    "substatus",
    "verzending",
    "wijzigen",
    "zaak",
    "zaakbesluit",
    "zaakeigenschap",
    "zaakinformatieobject",
    "zaaknotitie",
    "zaaknummer",
    "zaakobject",
    "zaakobjecttype",
    "zaakspoor",
    "zaaktype",
    "zaaktypeinformatieobjecttype",
    "zoek",
]
