"""Submit: one transaction makes one request, one case per service, one contact, one plan and the events (M-B3, M-B6).

The request itself is the key of the submit: a second submit of the same request, at the same time or years later, finds it
submitted and returns the same outcome.
"""

import datetime as dt

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import nu, vandaag
from eenloket.kern.nummers import als_nummer, volgnummers
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Dienst, Vraagsoort
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten import api as klanten
from eenloket.midoffice.klanten.ingelogd import Zekerheid
from eenloket.midoffice.zaken import api as zaken

from .antwoordtekst import kaal
from .events import AanvraagIngediend
from .fouten import MeerZekerheidNodig, NietCompleet, OngeldigAntwoord
from .intake import Intake, controleer, laad
from .models import Aanvraag, Antwoord, Knoop
from .stand import gelijken


def dien_in(aanvraag: Aanvraag, *, door: Actor) -> Aanvraag:
    """Submit a complete request. Cost: a number of queries that doesn't depend on the number of services.

    Raises: NietCompleet, MeerZekerheidNodig, OngeldigAntwoord (an answer that was right and isn't any more, such as a date).
    """
    with handeling(door, "aanvraag.indienen") as stap:
        aanvraag = Aanvraag.objects.select_for_update(of=("self",)).select_related("organisatie").get(id=aanvraag.id)
        if aanvraag.staat != Aanvraag.Staat.CONCEPT:
            return aanvraag
        intake = laad(aanvraag)
        _keur(intake)
        moment = nu()
        aanvraag.nummer = als_nummer("", vandaag().year, volgnummers(aanvraag.organisatie_id, "aanvraag", vandaag().year, 1)[0])
        aanvraag.staat, aanvraag.ingediend_op, aanvraag.gewijzigd_op = Aanvraag.Staat.INGEDIEND, moment, moment
        aanvraag.code = None
        aanvraag.save(update_fields=["nummer", "staat", "ingediend_op", "gewijzigd_op", "code"])
        _schrijf_gelijken(intake, moment)
        openingen = [_opening(intake, lid.dienst, wacht=_wacht(intake, lid.lid.na)) for lid in intake.stand.meedoend]
        gemaakt = zaken.open_zaken(openingen, door=door)
        Knoop.objects.bulk_create(
            Knoop(
                aanvraag=aanvraag,
                dienst=lid.dienst.slug,
                organisatie=lid.dienst.organisatie,
                zaak=zaak,
                na=[d for d in lid.lid.na if _doet_mee(intake, d)],
                staat=Knoop.Staat.STRAKS if _wacht(intake, lid.lid.na) else Knoop.Staat.LOOPT,
                volgorde=plek,
                begonnen_op=None if _wacht(intake, lid.lid.na) else moment,
            )
            for plek, (lid, zaak) in enumerate(zip(intake.stand.meedoend, gemaakt, strict=True))
        )
        _voeg_documenten_toe(intake, gemaakt, door)
        _leg_contact_vast(intake, door)
        stap.meld(AanvraagIngediend(aanvraag_id=aanvraag.id))
    return aanvraag


def _keur(intake: Intake) -> None:
    """Everything that was checked when it was answered, once more: dates pass and other tabs change things."""
    if not intake.stand.compleet or not intake.stand.meedoend:
        raise NietCompleet()
    nodig = max(Zekerheid.van(lid.dienst.zekerheid) for lid in intake.stand.meedoend)
    if intake.aanvraag.zekerheid < nodig:
        raise MeerZekerheidNodig()
    for vraag in intake.stand.vragen:
        try:
            controleer(intake, vraag, intake.waarde(vraag.id))
        except OngeldigAntwoord as fout:
            raise OngeldigAntwoord(str(fout), veld=vraag.id) from None


def _doet_mee(intake: Intake, dienst: str) -> bool:
    return any(lid.dienst.slug == dienst for lid in intake.stand.meedoend)


def _wacht(intake: Intake, na: list[str]) -> bool:
    return any(_doet_mee(intake, dienst) for dienst in na)


def _opening(intake: Intake, dienst: Dienst, *, wacht: bool) -> zaken.Opening:
    aanvraag = intake.aanvraag
    zaaktype = aanbod_api.zaaktype_van(intake.aanbod, dienst.slug)
    wie = vertaal(Pseudoniem(aanvraag.client), Domein.AANVRAGEN, Domein.ZAKEN) if aanvraag.client else None
    naam = next((intake.waarde(v) for v in ("naam", "organisatie_naam", "handelsnaam") if intake.waarde(v)), None)
    return zaken.Opening(
        organisatie=aanvraag.organisatie,
        zaaktype=zaaktype,
        dienst=dienst,
        uitvoerder=dienst.organisatie,
        niveau=intake.aanbod.niveau(dienst.slug).niveau,
        aanvrager=wie,
        aanvrager_gegevens={"naam": naam} if naam else {},
        eigenschappen={
            naam: kaal(intake.waarde(soort.vraag)) for naam, soort in zaaktype.eigenschappen.items() if soort.vraag
        },
        uitgave_id=aanvraag.uitgave_id,
        startdatum=vandaag(),
        kanaal=aanvraag.kanaal,
        aanvrager_soort="niet_natuurlijk_persoon" if aanvraag.client_soort == "onderneming" else "natuurlijk_persoon",
        wacht=wacht,
    )


def _schrijf_gelijken(intake: Intake, moment: dt.datetime) -> None:
    """A fact that was asked under another name stands in the file under both, so that every service finds it."""
    waarden = {id_: a.waarde for id_, a in intake.antwoorden.items()}
    nodig = {id_ for lid in intake.stand.meedoend for id_ in lid.dienst.vragen}
    gelijk = {id_: w for id_, w in gelijken(intake.aanbod.pakket.vragen, waarden).items() if id_ in nodig}
    rijen = [
        Antwoord(
            aanvraag=intake.aanvraag,
            vraag=id_,
            waarde=waarde,
            bron=Antwoord.Bron.CLIENT,
            bevestigd=True,
            gegeven_door="zelfde antwoord",
            gegeven_als="aanvrager",
            gegeven_op=moment,
        )
        for id_, waarde in gelijk.items()
    ]
    Antwoord.objects.bulk_create(rijen)
    intake.antwoorden.update({a.vraag: a for a in rijen})


def _voeg_documenten_toe(intake: Intake, gemaakt: list[zaken.Zaak], door: Actor) -> None:
    """Each file goes into the file of every case whose service asked for it."""
    per_vraag: dict[str, documenten.Bestemming] = {}
    for vraag in intake.stand.vragen:
        if vraag.soort is Vraagsoort.BESTANDEN and intake.waarde(vraag.id):
            betrokken = [
                zaak for lid, zaak in zip(intake.stand.meedoend, gemaakt, strict=True) if vraag.id in lid.dienst.vragen
            ]
            per_vraag[vraag.id] = documenten.Bestemming(betrokken, vraag.documenttype or "", vraag.kort.nl)
    if per_vraag:
        documenten.koppel(intake.aanvraag.id, per_vraag, door=door)


def _leg_contact_vast(intake: Intake, door: Actor) -> None:
    aanvraag = intake.aanvraag
    klant = vertaal(Pseudoniem(aanvraag.client), Domein.AANVRAGEN, Domein.KLANTEN) if aanvraag.client else None
    klanten.leg_contact_vast(
        aanvraag.organisatie_id,
        client=klant,
        kanaal=aanvraag.kanaal,
        onderwerp=intake.bundel.naam.nl,
        door=door,
        aanvraag_id=aanvraag.id,
    )
    if klant is not None:
        adressen = {k: intake.waarde(v) for k, v in (("email", "contact_email"), ("telefoon", "contact_telefoon"), ("naam", "naam"))}
        klanten.leg_voorkeur_vast(aanvraag.organisatie_id, klant, adressen=adressen, door=door, taal=aanvraag.taal)
