"""`eenloket proefdata N`: fill the database with N more cases, quickly, for measurements. Never on a database that counts.

Cases over two years with their requests, plans, answers, persons, statuses, results, decisions, documents (rows, no files),
messages, contacts, work items of what is open and entries of the search index, over all services by a falling curve; one in twenty is open. Encrypted for real, but the same
ciphertexts come back in many rows. No audit trail is written for them, and no events or jobs.
"""

import datetime as dt
import random
import time

from django.db import connection

from eenloket.kern.klok import nu, vandaag
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.tellingen.api import hertel

JAREN = 2
OPEN_NIEUW, NIEUW_DAGEN, OPEN_OUD = 0.9, 28, 0.02
"""Of what came in during the last four weeks most is open, of the rest a straggler: one in twenty in all."""
_STAPEL = 100_000
"""Rows that are collected before they go to the database: some 30 MB."""
_PERSONEN = 0.25
"""Persons per case: somebody asks some four things in two years."""


def proefdata(aantal: int, slug: str, *, alleen_zaken: bool = False) -> int:
    """Add at least ``aantal`` cases to organisation ``slug`` and print what was done. Returns the exit code.

    ``alleen_zaken``: bare cases of one type, for measurements of the national API.
    """
    from .register import vul_register

    begin = time.monotonic()
    organisatie = Organisatie.objects.get(slug=slug)
    zaken, rijen = (vul_register if alleen_zaken else vul)(organisatie, aantal)
    print(f"{zaken} zaken, {rijen} rijen in {time.monotonic() - begin:.1f} s")
    return 0


def vul(organisatie: Organisatie, aantal: int) -> tuple[int, int]:
    """Add at least ``aantal`` cases; returns how many cases and rows came in. Needs the owner's account (it switches triggers off)."""
    from eenloket.kern.gebruikers.models import Medewerker
    from eenloket.midoffice.aanbod import api as aanbod_api
    from eenloket.midoffice.zaken.models import Zaak

    from .aanvragen import Aanvraagvorm, Antwoordvorm, sleutels
    from .nummers import Nummers
    from .personen import maak_personen
    from .rijen import Vat
    from .zaken import Zaakvorm

    aanbod, vat, nummers = aanbod_api.huidig(organisatie.id), Vat(), Nummers(organisatie.id)
    kans = random.Random(f"proefdata/{Zaak.objects.count()}")  # noqa: S311
    behandelaars = [
        str(id_) for id_ in Medewerker.objects.filter(organisatie=organisatie).values_list("id", flat=True)
    ]
    vormen = {
        d.slug: Zaakvorm(aanbod, d, organisatie.rsin, behandelaars) for d in aanbod.pakket.diensten.values()
    }
    namen, gewichten = sleutels(aanbod, vandaag())
    antwoorden = Antwoordvorm(aanbod)
    soorten = [Aanvraagvorm(aanbod, naam, vormen, antwoorden) for naam in namen]
    eind, lengte, zaken = nu(), dt.timedelta(days=365 * JAREN), 0
    wie = maak_personen(max(1, round(aantal * _PERSONEN)), organisatie.id, kans, vat)
    while zaken < aantal:
        soort = kans.choices(soorten, gewichten)[0]
        op = eind - lengte * (1 - zaken / aantal) - dt.timedelta(minutes=1)
        nieuw = eind - op < dt.timedelta(days=NIEUW_DAGEN)
        open_ = kans.random() < (OPEN_NIEUW if nieuw else OPEN_OUD)
        zaken += soort.maak(vat, kans.choice(wie), op, open_, nummers, kans)
        if vat.wachtend > _STAPEL:
            vat.giet()
    vat.sluit()
    hertel()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    return zaken, vat.aantal
