"""A register with thousands of rows in every table that grows, for tests of plans: copied in without triggers, in the test's transaction.

Rows go from old to new. What is rare is so among the oldest: there a list from the newest on would have to go furthest.
"""

import datetime as dt
import random
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, models

from demonstratie.proefdata.nummers import id_op
from demonstratie.proefdata.rijen import Sjabloon, tekst
from eenloket.kern.klok import nu
from eenloket.kern.tellingen.api import hertel
from eenloket.midoffice.besluiten.models import Besluit, Besluitinformatieobject
from eenloket.midoffice.documenten.models import (
    Gebruiksrecht,
    Informatieobject,
    Objectrelatie,
    Versie,
    Verzending,
)
from eenloket.midoffice.klanten.models import Klantcontact
from eenloket.midoffice.zaken.models import (
    Resultaat,
    Rol,
    Status,
    Substatus,
    Zaak,
    Zaakcontactmoment,
    Zaakinformatieobject,
    Zaaknotitie,
    Zaakobject,
    Zaakverzoek,
)

DAGEN = 730
Maker = Callable[[int], dict[str, Any]]


class Register:
    """``zelden`` says which rows are rare; each sort of row gets as many as there are cases."""

    def __init__(self, aantal: int, organisatie_id: uuid.UUID) -> None:
        self.aantal, self.organisatie_id = aantal, organisatie_id
        self.kans = random.Random(1)
        self.begin = nu() - dt.timedelta(days=DAGEN)
        self._ids: dict[str, list[str]] = {}

    def moment(self, n: int) -> dt.datetime:
        return self.begin + dt.timedelta(days=DAGEN * n / self.aantal)

    def zelden(self, n: int) -> bool:
        return n < self.aantal // 50 and n % 40 == 0

    def keuze(self, vaak: Any, zelden: Any) -> Callable[[int], Any]:
        return lambda n: zelden if self.zelden(n) else vaak

    def ids(self, naam: str) -> list[str]:
        if naam not in self._ids:
            self._ids[naam] = [id_op(self.moment(n), self.kans) for n in range(self.aantal)]
        return self._ids[naam]

    def vul(self, model: type[models.Model], vast: dict[str, Any], **wissel: Callable[[int], Any]) -> None:
        """``wissel``: columns that differ, each a function of the row's number."""
        sjabloon = Sjabloon(model, ["id", *wissel], **vast)
        ids = self.ids(model.__name__)
        velden = [model._meta.get_field(naam) for naam in wissel]

        def regels() -> Iterator[str]:
            for n in range(self.aantal):
                yield sjabloon.regel(
                    ids[n],
                    *(
                        tekst(v.get_db_prep_save(maak(n), connection))
                        for v, maak in zip(velden, wissel.values(), strict=True)
                    ),
                )

        with connection.cursor() as cursor, cursor.copy(sjabloon.doel) as stroom:
            stroom.write("".join(regels()))


def vul_register(
    aantal: int,
    organisatie_id: uuid.UUID,
    *,
    zaaktypen: tuple[uuid.UUID, uuid.UUID],
    statustypen: tuple[uuid.UUID, uuid.UUID],
    roltypen: tuple[uuid.UUID, uuid.UUID],
    resultaattypen: tuple[uuid.UUID, uuid.UUID],
    documenttype: uuid.UUID,
    besluittypen: tuple[uuid.UUID, uuid.UUID],
    pseudoniem: uuid.UUID,
    zoek: bytes,
) -> None:
    """Each pair is what most rows have, and what few of the oldest have."""
    r = Register(aantal, organisatie_id)
    dag: Callable[[int], Any] = lambda n: r.moment(n).date()  # noqa: E731
    later = lambda dagen: lambda n: dag(n) + dt.timedelta(days=dagen)  # noqa: E731
    zaak, document = r.ids("Zaak").__getitem__, r.ids("Informatieobject").__getitem__
    eind: Callable[[int], Any] = lambda n: None if n > aantal * 0.95 or r.zelden(n) else later(30)(n)  # noqa: E731
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    r.vul(
        Zaak, {"organisatie_id": organisatie_id, "verantwoordelijke_organisatie": "123456782"},
        identificatie=lambda n: f"ZAAK-{n}", bronorganisatie=r.keuze("123456782", "111222333"), zaaktype_id=r.keuze(*zaaktypen),
        vertrouwelijkheidaanduiding=r.keuze(4, 1), registratiedatum=dag, startdatum=dag, einddatum=eind,
        fase=lambda n: "gesloten" if eind(n) else "intake",
        archiefnominatie=r.keuze("vernietigen", "blijvend_bewaren"), archiefstatus=r.keuze("nog_te_archiveren", "overgedragen"),
        archiefactiedatum=lambda n: eind(n) and later(1825)(n), uiterlijke_einddatum_afdoening=later(56),
        einddatum_gepland=lambda n: later(50)(n) if n % 10 == 0 else None, huidige_status_id=lambda n: r.ids("Status")[n] if n % 3 else None,
    )  # fmt: skip
    r.vul(Status, {}, zaak_id=zaak, statustype_id=r.keuze(*statustypen), datum_status_gezet=r.moment)
    r.vul(
        Rol, {}, zaak_id=zaak, roltype_id=r.keuze(*roltypen), registratiedatum=r.moment, omschrijving_generiek=r.keuze("initiator", "klantcontacter"),
        betrokkene_type=r.keuze("natuurlijk_persoon", "medewerker"), betrokkene=r.keuze("", "https://elders.nl/p/1"),
        pseudoniem=lambda n: pseudoniem if r.zelden(n) else uuid.UUID(int=r.kans.getrandbits(128)),
        zoek=r.keuze(None, zoek), zoek_tweede=r.keuze(None, zoek),
    )  # fmt: skip
    r.vul(Resultaat, {}, zaak_id=zaak, resultaattype_id=r.keuze(*resultaattypen))
    r.vul(
        Zaakobject,
        {},
        zaak_id=zaak,
        object_type=r.keuze("adres", "pand"),
        object=r.keuze("", "https://elders.nl/o/1"),
    )
    r.vul(
        Substatus,
        {"omschrijving": "stap"},
        zaak_id=zaak,
        tijdstip=r.moment,
        doelgroep=r.keuze("betrokkenen", "intern"),
    )
    r.vul(
        Zaaknotitie, {"onderwerp": "Bellen", "tekst": "Er is gebeld."}, zaak_id=zaak, aangemaakt_door=r.keuze("Anna", "Bram"),
        notitie_type=r.keuze("intern", "extern"), status=r.keuze("definitief", "concept"), aanmaakdatum=r.moment, wijzigingsdatum=r.moment,
    )  # fmt: skip
    r.vul(Zaakcontactmoment, {}, zaak_id=zaak, contactmoment=lambda n: f"https://elders.nl/c/{n}")
    r.vul(Zaakverzoek, {}, zaak_id=zaak, verzoek=lambda n: f"https://elders.nl/v/{n}")
    r.vul(
        Klantcontact,
        {"organisatie_id": organisatie_id, "kanaal": "telefoon", "onderwerp": "Vraag"},
        zaak_id=zaak,
        plaatsgevonden_op=r.moment,
    )
    r.vul(
        Informatieobject, {"organisatie_id": organisatie_id, "informatieobjecttype_id": documenttype}, identificatie=lambda n: f"DOC-{n}",
        bronorganisatie=r.keuze("123456782", "111222333"), laatste_id=r.ids("Versie").__getitem__,
    )  # fmt: skip
    r.vul(
        Versie, {"versie": 1, "titel": "Brief", "auteur": "Proef"}, informatieobject_id=document, creatiedatum=dag, begin_registratie=r.moment,
        trefwoorden=r.keuze(["brief"], ["bezwaar"]),
    )  # fmt: skip
    r.vul(Zaakinformatieobject, {}, zaak_id=zaak, informatieobject_id=document, registratiedatum=r.moment)
    r.vul(
        Gebruiksrecht,
        {"omschrijving_voorwaarden": "Geen"},
        informatieobject_id=document,
        startdatum=r.moment,
        einddatum=r.moment,
    )
    r.vul(
        Objectrelatie, {"object_type": "verzoek"}, informatieobject_id=document, object=lambda n: f"https://elders.nl/v/{n}",
        object_sleutel=lambda n: uuid.UUID(int=n + 1),
    )  # fmt: skip
    r.vul(
        Verzending, {"contact_persoon": "https://elders.nl/p", "gegevens": {}}, informatieobject_id=document,
        aard_relatie=r.keuze("geadresseerde", "afzender"), betrokkene=lambda n: f"https://elders.nl/p/{n // 10}",
    )  # fmt: skip
    r.vul(
        Besluit, {"organisatie_id": organisatie_id}, identificatie=lambda n: f"BESLUIT-{n}", zaak_id=zaak, datum=dag, ingangsdatum=dag, op=r.moment,
        verantwoordelijke_organisatie=r.keuze("123456782", "111222333"), besluittype_id=r.keuze(*besluittypen),
    )  # fmt: skip
    r.vul(Besluitinformatieobject, {}, besluit_id=r.ids("Besluit").__getitem__, informatieobject_id=document)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    hertel()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
