"""Submit: one transaction makes one request, one case per service, one contact, one plan and the events (M-B3, M-B6).

The request itself is the key of the submit: a second submit of the same request, at the same time or years later, finds it
submitted and returns the same outcome.
"""

import uuid
from collections.abc import Iterator, Mapping

from eenloket.kern.actoren import Actor, Grond, Partijsoort
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import nu, vandaag
from eenloket.kern.nummers import als_nummer, volgnummers
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Dienst, Vraagsoort
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten.ingelogd import Zekerheid
from eenloket.midoffice.zaken import api as zaken

from .antwoordtekst import kaal
from .events import AanvraagIngediend
from .fouten import AanvraagOnbekend, MeerZekerheidNodig, NietCompleet, OngeldigAntwoord
from .intake import Intake, controleer_antwoord, laad
from .models import Aanvraag, Aanvraagstaat, Antwoord, Knoop, Knoopstaat
from .personen import vraag_naar_namen
from .voorinvullen import ververs_klantfeiten


def dien_in(
    aanvraag: Aanvraag, *, door: Actor, zekerheid: int | None = None, intake: Intake | None = None
) -> Aanvraag:
    """Submit a complete request. ``zekerheid`` is the level of who acts now (None: as it was when the request was last opened),
    ``intake`` how it was loaded for who asks, to know which registers to ask; what counts is read again under lock.

    Cost: a number of queries that doesn't depend on the number of services. When facts about the client are of another day the
    register is asked again first, outside the transaction.
    Raises: NietCompleet, MeerZekerheidNodig, AanvraagOnbekend, OngeldigAntwoord (an answer that was right and isn't any more, such
    as a date).
    """
    if aanvraag.staat == Aanvraagstaat.CONCEPT:
        ververs_klantfeiten(intake or laad(aanvraag), door=door)
    with handeling(door, "aanvraag.indienen") as stap:
        vergrendeld = (
            Aanvraag.objects.select_for_update(of=("self",))
            .select_related("organisatie")
            .filter(id=aanvraag.id)
            .first()
        )
        if vergrendeld is None:
            raise AanvraagOnbekend()
        aanvraag = vergrendeld
        if aanvraag.staat != Aanvraagstaat.CONCEPT:
            return aanvraag
        intake = laad(aanvraag)
        _keur(intake, aanvraag.zekerheid if zekerheid is None else min(zekerheid, aanvraag.zekerheid))
        moment = nu()
        aanvraag.nummer = als_nummer(
            "", vandaag().year, volgnummers(aanvraag.organisatie_id, "aanvraag", vandaag().year, 1)[0]
        )
        aanvraag.staat, aanvraag.ingediend_op, aanvraag.gewijzigd_op = (
            Aanvraagstaat.INGEDIEND,
            moment,
            moment,
        )
        aanvraag.code = None
        aanvraag.save(update_fields=["nummer", "staat", "ingediend_op", "gewijzigd_op", "code"])
        _leg_antwoorden_vast(intake)
        openingen = [
            _opening(intake, lid.dienst, wacht=_wacht(intake, lid.lid.na)) for lid in intake.stand.meedoend
        ]
        gemaakt = zaken.open_zaken(openingen, door=door)
        Knoop.objects.bulk_create(
            Knoop(
                aanvraag=aanvraag,
                dienst=lid.dienst.slug,
                organisatie=lid.dienst.organisatie,
                zaak=zaak,
                na=[d for d in lid.lid.na if _doet_mee(intake, d)],
                staat=Knoopstaat.STRAKS if _wacht(intake, lid.lid.na) else Knoopstaat.LOOPT,
                volgorde=plek,
                begonnen_op=None if _wacht(intake, lid.lid.na) else moment,
            )
            for plek, (lid, zaak) in enumerate(zip(intake.stand.meedoend, gemaakt, strict=True))
        )
        _voeg_documenten_toe(intake, gemaakt, door)
        vraag_naar_namen(intake, gemaakt, door)
        _leg_contact_vast(intake, door)
        stap.meld(AanvraagIngediend(aanvraag_id=aanvraag.id))
    return aanvraag


def _keur(intake: Intake, zekerheid: int) -> None:
    """Everything that was checked when it was answered, once more: dates pass and other tabs change things."""
    if not intake.stand.compleet or not intake.stand.meedoend:
        raise NietCompleet()
    nodig = max(Zekerheid.van(lid.dienst.zekerheid) for lid in intake.stand.meedoend)
    if zekerheid < nodig:
        raise MeerZekerheidNodig()
    for vraag in intake.stand.vragen:
        try:
            controleer_antwoord(intake, vraag, intake.waarde(vraag.id))
        except OngeldigAntwoord as fout:
            raise OngeldigAntwoord(str(fout), veld=vraag.id) from None


def _doet_mee(intake: Intake, dienst: str) -> bool:
    return any(lid.dienst.slug == dienst for lid in intake.stand.meedoend)


def _wacht(intake: Intake, na: list[str]) -> bool:
    return any(_doet_mee(intake, dienst) for dienst in na)


_BETROKKENE: Mapping[str, str] = {
    Partijsoort.PERSOON: "natuurlijk_persoon",
    Partijsoort.ORGANISATIE: "niet_natuurlijk_persoon",
    Partijsoort.VESTIGING: "vestiging",
}


def _opening(intake: Intake, dienst: Dienst, *, wacht: bool) -> zaken.Opening:
    aanvraag = intake.aanvraag
    zaaktype = aanbod_api.zaaktype_van(intake.aanbod, dienst.slug)
    wie = vertaal(Pseudoniem(aanvraag.client), Domein.AANVRAGEN, Domein.ZAKEN) if aanvraag.client else None
    voor_ander = aanvraag.grond not in ("", Grond.ZELF)
    naam = next(
        (intake.waarde(v) for v in ("naam", "organisatie_naam", "handelsnaam") if intake.waarde(v)),
        (aanvraag.namen or {}).get("vertegenwoordigde"),
    )
    return zaken.Opening(
        organisatie=aanvraag.organisatie,
        zaaktype=zaaktype,
        dienst=dienst,
        uitvoerder=dienst.organisatie,
        niveau=intake.aanbod.niveau(dienst.slug).niveau,
        aanvrager=wie,
        aanvrager_gegevens={"naam": naam} if naam else {},
        eigenschappen={
            soort.naam: kaal(intake.waarde(soort.vraag))
            for soort in zaaktype.eigenschappen.values()
            if soort.vraag
        },
        uitgave_id=aanvraag.uitgave_id,
        startdatum=vandaag(),
        kanaal=aanvraag.kanaal,
        aanvrager_soort=_BETROKKENE.get(aanvraag.client_soort, "natuurlijk_persoon"),
        contactpersoon={"naam": (aanvraag.namen or {}).get("handelende", "")} if voor_ander else {},
        wacht=wacht,
        te_vinden=list(_te_vinden(intake, dienst)),
    )


def _te_vinden(intake: Intake, dienst: Dienst) -> Iterator[zaken.TeVinden]:
    """Answers to questions of this service by which staff may find its case: licence plates, addresses, the client's date of birth."""
    bron = intake.aanvraag.id
    gevraagd = set(dienst.vragen)
    for vraag in intake.stand.vragen:
        if vraag.id not in gevraagd or not (waarde := intake.waarde(vraag.id)):
            continue
        if vraag.soort is Vraagsoort.KENTEKEN:
            yield zaken.TeVinden(bron=bron, kenteken=waarde)
        elif vraag.soort is Vraagsoort.ADRES:
            yield zaken.TeVinden(bron=bron, adres=waarde)
        elif vraag.soort is Vraagsoort.DATUM and vraag.bron == "brp.geboortedatum":
            yield zaken.TeVinden(bron=bron, geboren=waarde)


def _leg_antwoorden_vast(intake: Intake) -> None:
    """From now on the file has the answers that count, and no others: those that lost their ground go (AVG art. 5.1c). A fact that
    was asked under another name stands in it under both, so that every service finds it."""
    over = [v.id for v in intake.stand.vragen]
    Antwoord.objects.filter(aanvraag=intake.aanvraag).exclude(vraag__in=over).delete()
    rijen = []
    for id_, bron in intake.stand.gelijk.items():
        if (oud := intake.antwoorden.get(bron)) is not None:
            rijen.append(
                Antwoord(
                    aanvraag=intake.aanvraag, vraag=id_, waarde=oud.waarde, bron=oud.bron, register=oud.register, peildatum=oud.peildatum,
                    geverifieerd=oud.geverifieerd, bevestigd=True, gegeven_door=oud.gegeven_door, gegeven_als=oud.gegeven_als,
                    gegeven_op=oud.gegeven_op,
                )
            )  # fmt: skip
    Antwoord.objects.bulk_create(rijen)
    for id_ in intake.antwoorden.keys() - set(over):
        del intake.antwoorden[id_]
    intake.antwoorden.update({a.vraag: a for a in rijen})


def _voeg_documenten_toe(intake: Intake, gemaakt: list[zaken.Zaak], door: Actor) -> None:
    """Each file goes into the file of every case whose service asked for it."""
    per_vraag: dict[str, zaken.Bestemming] = {}
    for vraag in intake.stand.vragen:
        if vraag.soort is Vraagsoort.BESTANDEN and intake.waarde(vraag.id):
            betrokken = [
                zaak
                for lid, zaak in zip(intake.stand.meedoend, gemaakt, strict=True)
                if vraag.id in lid.dienst.vragen
            ]
            per_vraag[vraag.id] = zaken.Bestemming(betrokken, vraag.documenttype or "", vraag.kort.nl)
    if per_vraag:
        zaken.verdeel_uploads(intake.aanvraag.id, per_vraag, door=door)


def _klant(wie: uuid.UUID | None) -> uuid.UUID | None:
    return vertaal(Pseudoniem(wie), Domein.AANVRAGEN, Domein.KLANTEN) if wie else None


def _leg_contact_vast(intake: Intake, door: Actor) -> None:
    aanvraag = intake.aanvraag
    klant = _klant(aanvraag.client)
    klanten.leg_contact_vast(
        aanvraag.organisatie_id,
        client=klant,
        vertegenwoordiger=_klant(aanvraag.handelende) if aanvraag.handelende != aanvraag.client else None,
        kanaal=aanvraag.kanaal,
        onderwerp=intake.bundel.naam.nl,
        door=door,
        aanvraag_id=aanvraag.id,
    )
    if klant is not None:
        adressen = {
            k: intake.waarde(v)
            for k, v in (("email", "contact_email"), ("telefoon", "contact_telefoon"), ("naam", "naam"))
        }
        klanten.leg_voorkeur_vast(
            aanvraag.organisatie_id, klant, adressen=adressen, door=door, taal=aanvraag.taal
        )
