"""One service's cases: a template per table, filled in with a case's own dates and numbers."""

import datetime as dt
import random
from dataclasses import dataclass
from functools import lru_cache

from eenloket.kern.termijnen import Duur
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Dienst
from eenloket.midoffice.besluiten.models import Besluit, Besluitinformatieobject
from eenloket.midoffice.documenten.models import Informatieobject, Versie
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.werk.soorten import Onderwerp, Werksoort
from eenloket.midoffice.zaken.leven.fasen import Fase
from eenloket.midoffice.zaken.leven.stand import GEEN_DATUM
from eenloket.midoffice.zaken.leven.termijnen import beloofde_dag, laatste_dag
from eenloket.midoffice.zaken.models import (
    Resultaat,
    Rol,
    Status,
    Zaak,
    Zaakeigenschap,
    Zaakinformatieobject,
)
from eenloket.midoffice.zaken.uitvoering.laden import afspraken_over

from .nummers import Nummers, id_op
from .personen import Persoon
from .rijen import NIETS, Sjabloon, Vat
from .zoekingangen import Zoekvorm

_MOTIVERING = {"nl": "U voldoet aan de voorwaarden.", "en": "You meet the conditions."}


@dataclass(frozen=True, slots=True)
class Geopend:
    """What the rest of the request needs to know of a case."""

    id: str
    klaar_op: dt.datetime | None
    positief: bool
    wacht: bool


class Zaakvorm:
    """Makes cases of one service with all their rows; ``behandelaars`` are keys of staff as text."""

    def __init__(self, aanbod: aanbod_api.Aanbod, dienst: Dienst, rsin: str, behandelaars: list[str]) -> None:
        self.dienst, self.type = dienst, aanbod_api.zaaktype_van(aanbod, dienst.slug)
        self.behandelaars, org = behandelaars, aanbod.organisatie_id
        self.eigen = not aanbod.organisatie(dienst.organisatie).koppeling
        self.stappen = list(self.type.statustypen.values())
        geheim = self.type.niveau
        self._zaak = Sjabloon(
            Zaak,
            ["id", "identificatie", "registratiedatum", "startdatum", "einddatum", "einddatum_gepland",
             "uiterlijke_einddatum_afdoening", "huidige_status_id", "fase", "streefdatum", "werkdatum", "behandelaar_id",
             "archiefnominatie", "archiefactiedatum"],
            organisatie_id=org, zaaktype_id=self.type.id, bronorganisatie=rsin, verantwoordelijke_organisatie=rsin,
            omschrijving=self.type.omschrijving[:80], communicatiekanaal="web", vertrouwelijkheidaanduiding=geheim,
            dienst=dienst.slug, uitgave_id=aanbod.uitgave_id, niveau=int(aanbod.niveau(dienst.slug).niveau),
            uitvoerder=dienst.organisatie,
        )  # fmt: skip
        self._status = [
            Sjabloon(Status, ["id", "zaak_id", "datum_status_gezet"], statustype_id=s.id)
            for s in self.stappen
        ]
        self._werk = Sjabloon(
            Werk, ["id", "onderwerp_id", "kenmerk", "sleutel", "fase", "norm", "wettelijk", "werkdatum", "medewerker_id", "gemaakt_op"],
            organisatie_id=org, onderwerp=Onderwerp.ZAAK, soort=Werksoort.BEHANDELEN, titel=self.type.omschrijving[:120],
            dienst=dienst.slug, uitgave_id=aanbod.uitgave_id, uitvoerder=dienst.organisatie, vertrouwelijkheidaanduiding=geheim,
            niveau=int(aanbod.niveau(dienst.slug).niveau),
        )  # fmt: skip
        initiator = self.type.roltype("initiator")
        self._rol = initiator and Sjabloon(
            Rol, ["id", "zaak_id", "pseudoniem", "gegevens", "registratiedatum"], roltype_id=initiator.id,
            omschrijving_generiek="initiator", betrokkene_type="natuurlijk_persoon",
        )  # fmt: skip
        self._zoek = Zoekvorm()
        self._eigenschappen = [
            Sjabloon(Zaakeigenschap, ["id", "zaak_id"], eigenschap_id=e.id, naam=e.naam, waarde="1")
            for e in self.type.eigenschappen.values()
        ]
        self._uitkomsten = {u.positief: u for u in self.type.resultaattypen.values()}
        self._resultaat = {
            u.positief: Sjabloon(Resultaat, ["id", "zaak_id"], resultaattype_id=u.id)
            for u in self._uitkomsten.values()
        }
        soort_besluit = self.type.besluittype_op_naam.get(dienst.zaak.besluittype or "")
        self._besluit = soort_besluit and {
            positief: Sjabloon(
                Besluit, ["id", "identificatie", "zaak_id", "datum", "ingangsdatum", "verzenddatum", "op"], organisatie_id=org,
                verantwoordelijke_organisatie=rsin, besluittype_id=soort_besluit, resultaat=u.omschrijving, positief=positief,
                motivering=_MOTIVERING, genomen_door="automatisch", mandaat=dienst.mandaat.rol, automatisch=True,
            )
            for positief, u in self._uitkomsten.items()
        }  # fmt: skip
        soort = next(iter(self.type.informatieobjecttype_op_naam.values()), None)
        self._document = soort and Sjabloon(
            Informatieobject, ["id", "identificatie", "laatste_id"], organisatie_id=org, bronorganisatie=rsin,
            informatieobjecttype_id=soort, vertrouwelijkheidaanduiding=geheim,
        )  # fmt: skip
        self._versie = Sjabloon(
            Versie, ["id", "informatieobject_id", "creatiedatum", "begin_registratie"], versie=1, titel="Besluit",
            auteur="Proefdata", status="definitief", formaat="application/pdf", bestandsnaam="besluit.pdf",
            bestandsomvang=40_000, vertrouwelijkheidaanduiding=geheim, tonen_aan_initiator=True,
        )  # fmt: skip
        self._zio = Sjabloon(
            Zaakinformatieobject,
            ["id", "zaak_id", "informatieobject_id", "registratiedatum"],
            titel="Besluit",
        )
        self._bio = Sjabloon(Besluitinformatieobject, ["id", "besluit_id", "informatieobject_id"])

    @lru_cache(maxsize=1024)  # noqa: B019  # a form lives as long as the command
    def _termijn(self, dag: dt.date) -> tuple[str, str, str]:
        afspraken = afspraken_over(self.dienst, self.type.doorlooptijd)
        wettelijk, streef = laatste_dag(afspraken, dag), beloofde_dag(afspraken, dag)
        return (
            wettelijk.isoformat() if wettelijk else NIETS,
            streef.isoformat() if streef else NIETS,
            min(wettelijk or GEEN_DATUM, streef or GEEN_DATUM).isoformat(),
        )

    def maak(
        self,
        vat: Vat,
        wie: Persoon | None,
        op: dt.datetime,
        klaar: dt.datetime | None,
        wacht: bool,
        nummers: Nummers,
        kans: random.Random,
    ) -> Geopend:
        """One case that began at ``op`` and ended at ``klaar`` (None: it runs); ``wacht``: it hasn't begun yet."""
        id_, dag = id_op(op, kans), op.date()
        positief = True not in self._uitkomsten or len(self._uitkomsten) == 1 or kans.random() < 0.93
        positief = positief if positief in self._uitkomsten else next(iter(self._uitkomsten))
        gezet = (
            len(self.stappen)
            if klaar
            else 1
            if wacht or kans.random() < 0.5
            else min(2, len(self.stappen) - 1)
        )
        status = NIETS
        for n in range(gezet):
            status = id_op(op, kans)
            moment = klaar if klaar and n == gezet - 1 else op + dt.timedelta(seconds=n)
            vat.doe(self._status[n], status, id_, moment.isoformat())
        wettelijk, streef, werk = (NIETS, NIETS, GEEN_DATUM.isoformat()) if wacht else self._termijn(dag)
        archief, archiefdag, eind = "", NIETS, NIETS
        if klaar:
            eind, uitkomst = klaar.date().isoformat(), self._uitkomsten[positief]
            archief, archiefdag, werk = (
                uitkomst.archiefnominatie,
                _archiefdag(klaar.date(), uitkomst.archiefactietermijn),
                GEEN_DATUM.isoformat(),
            )
        fase = Fase.GESLOTEN if klaar else Fase.WACHT if wacht else self.stappen[gezet - 1].stap
        van = (
            kans.choice(self.behandelaars)
            if self.eigen and not wacht and self.behandelaars and kans.random() < 0.5
            else NIETS
        )
        nummer = nummers.volgende("zaak", "Z", dag.year)
        vat.doe(
            self._zaak, id_, nummer, dag.isoformat(), dag.isoformat(), eind, streef, wettelijk, status,
            str(fase), streef, werk, van, archief, archiefdag,
        )  # fmt: skip
        if not klaar and not wacht:
            vat.doe(
                self._werk,
                id_op(op, kans),
                id_,
                nummer,
                nummer,
                str(fase),
                streef,
                wettelijk,
                werk,
                van,
                op.isoformat(),
            )
        if self._rol and wie:
            rol = id_op(op, kans)
            vat.doe(self._rol, rol, id_, wie.zaken, wie.rolgegevens, op.isoformat())
            self._zoek.doe(vat, id_, rol, wie.ingangen, op, kans)
        for eigenschap in self._eigenschappen:
            vat.doe(eigenschap, id_op(op, kans), id_)
        if klaar:
            self._sluit(vat, id_, klaar, positief, nummers, kans)
        return Geopend(id_, klaar, positief, wacht)

    def _sluit(
        self, vat: Vat, id_: str, klaar: dt.datetime, positief: bool, nummers: Nummers, kans: random.Random
    ) -> None:
        vat.doe(self._resultaat[positief], id_op(klaar, kans), id_)
        if not self._besluit:
            return
        besluit, moment, dag = id_op(klaar, kans), klaar.isoformat(), klaar.date().isoformat()
        vat.doe(
            self._besluit[positief],
            besluit,
            nummers.volgende("besluit", "B", klaar.year),
            id_,
            dag,
            dag,
            dag,
            moment,
        )
        if self._document:
            document, versie = id_op(klaar, kans), id_op(klaar, kans)
            vat.doe(self._document, document, nummers.volgende("document", "D", klaar.year), versie)
            vat.doe(self._versie, versie, document, dag, moment)
            vat.doe(self._zio, id_op(klaar, kans), id_, document, moment)
            vat.doe(self._bio, id_op(klaar, kans), besluit, document)


@lru_cache(maxsize=4096)
def _archiefdag(dag: dt.date, termijn: str | None) -> str:
    return Duur.lees(termijn).na(dag).isoformat() if termijn else NIETS
