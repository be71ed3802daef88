"""`eenloket proefdata zaken N`: cases as the national API has them, of one published type, to measure any server that speaks it.

Each with three statuses and one role with a citizen number (N/5 different ones), start dates over two years.
"""

import datetime as dt
import random

from django.db import connection

from eenloket.kern.klok import nu
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.tellingen.api import hertel
from eenloket.kern.termijnen import wettelijke_einddatum
from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid
from eenloket.midoffice.aanbod.models import Eigenschap, Roltype, Statustype, Zaaktype
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.werk.soorten import Onderwerp, Werksoort
from eenloket.midoffice.zaken.leven.fasen import Fase
from eenloket.midoffice.zaken.models import Rol, Status, Zaak

from .nummers import Nummers, id_op
from .personen import maak_personen
from .rijen import Sjabloon, Vat
from .zoekingangen import Zoekvorm

STATUSSEN = 3
_STAPEL = 100_000
_DAGEN = 730


class GeenZaaktype(Exception):
    """No published case type has what the measurement needs."""


def kies_zaaktype(organisatie: Organisatie) -> Zaaktype:
    """The first published type with three statuses, a role type, and a property that takes any short text.

    Raises: GeenZaaktype.
    """
    for zaaktype in Zaaktype.objects.filter(
        organisatie=organisatie, concept=False, einde_geldigheid=None
    ).order_by("identificatie"):
        eigenschap = Eigenschap.objects.filter(zaaktype=zaaktype).order_by("-id").first()
        if (
            Statustype.objects.filter(zaaktype=zaaktype).count() >= STATUSSEN
            and Roltype.objects.filter(zaaktype=zaaktype).exists()
            and eigenschap is not None
            and eigenschap.specificatie_formaat == "tekst"
            and not eigenschap.specificatie_waardenverzameling
        ):
            return zaaktype
    raise GeenZaaktype()


def vul_register(organisatie: Organisatie, aantal: int) -> tuple[int, int]:
    """Add ``aantal`` cases; returns how many cases and rows came in. Needs the owner's account (it switches triggers off)."""
    zaaktype, vat, nummers = kies_zaaktype(organisatie), Vat(), Nummers(organisatie.id)
    kans = random.Random(f"register/{Zaak.objects.count()}")  # noqa: S311
    statustypen = list(Statustype.objects.filter(zaaktype=zaaktype).order_by("volgnummer")[:STATUSSEN])
    roltype = Roltype.objects.filter(zaaktype=zaaktype).order_by("-id")[0]
    zaak = Sjabloon(
        Zaak,
        ["id", "identificatie", "registratiedatum", "startdatum", "uiterlijke_einddatum_afdoening", "werkdatum", "huidige_status_id"],
        organisatie_id=organisatie.id, zaaktype_id=zaaktype.id, bronorganisatie=organisatie.rsin,
        verantwoordelijke_organisatie=organisatie.rsin, omschrijving="Proefzaak", uitvoerder=organisatie.slug, fase=Fase.BEHANDELEN,
        vertrouwelijkheidaanduiding=Vertrouwelijkheid.OPENBAAR,
    )  # fmt: skip
    werk = Sjabloon(
        Werk, ["id", "onderwerp_id", "kenmerk", "sleutel", "wettelijk", "werkdatum", "gemaakt_op"], organisatie_id=organisatie.id,
        onderwerp=Onderwerp.ZAAK, soort=Werksoort.BEHANDELEN, titel=zaaktype.omschrijving[:120], uitvoerder=organisatie.slug,
        fase=Fase.BEHANDELEN, vertrouwelijkheidaanduiding=Vertrouwelijkheid.OPENBAAR,
    )  # fmt: skip
    status = [
        Sjabloon(Status, ["id", "zaak_id", "datum_status_gezet"], statustype_id=s.id) for s in statustypen
    ]
    rol = Sjabloon(
        Rol, ["id", "zaak_id", "pseudoniem", "gegevens", "registratiedatum"], roltype_id=roltype.id,
        omschrijving_generiek=roltype.omschrijving_generiek, betrokkene_type="natuurlijk_persoon", roltoelichting="aanvrager",
    )  # fmt: skip
    zoek = Zoekvorm()
    wie = maak_personen(max(1, aantal // 5), organisatie.id, kans, vat)
    eind, termijnen = nu(), dict[dt.date, str]()
    for n in range(aantal):
        op = eind - dt.timedelta(days=_DAGEN * (1 - n / aantal))
        dag, id_ = op.date(), id_op(op, kans)
        uiterlijk = (
            termijnen.setdefault(dag, "") or wettelijke_einddatum(dag, zaaktype.doorlooptijd).isoformat()
        )
        termijnen[dag] = uiterlijk
        laatste = ""
        for plek, sjabloon in enumerate(status):
            laatste = id_op(op, kans)
            vat.doe(sjabloon, laatste, id_, (op + dt.timedelta(minutes=plek)).isoformat())
        datum = dag.isoformat()
        nummer = nummers.volgende("zaak", "Z", dag.year)
        vat.doe(zaak, id_, nummer, datum, datum, uiterlijk, uiterlijk, laatste)
        vat.doe(werk, id_op(op, kans), id_, nummer, nummer, uiterlijk, uiterlijk, op.isoformat())
        persoon = kans.choice(wie)
        rol_id = id_op(op, kans)
        vat.doe(rol, rol_id, id_, persoon.zaken, persoon.rolgegevens, op.isoformat())
        zoek.doe(vat, id_, rol_id, persoon.ingangen, op, kans)
        if vat.wachtend > _STAPEL:
            vat.giet()
    vat.sluit()
    hertel()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    return aantal, vat.aantal


__all__ = ["GeenZaaktype", "kies_zaaktype", "vul_register"]
