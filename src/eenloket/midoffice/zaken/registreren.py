"""Registering a case as the national standard has it: every field the caller's, the rules ours (zrc-001 … zrc-015).

A case that comes in this way may be of a type that no service of ours has; it is then handled by whoever made it, and stands on the
work list of its organisation.
"""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import vandaag
from eenloket.kern.nummers import als_nummer, volgnummers
from eenloket.kern.termijnen import wettelijke_einddatum
from eenloket.midoffice.aanbod.api import Typegegevens

from .fasen import Fase
from .fouten import Registerfout
from .models import GEEN_DATUM, Zaak, Zaakrelatie


def registreer(zaak: Zaak, soort: Typegegevens, *, door: Actor, relaties: Sequence[Zaakrelatie] = ()) -> Zaak:
    """Save a new case of type ``soort``. Fields that were left empty are derived: number, dates, level, terms.

    Raises: Registerfout. Source: M-B5, zrc-001, 002, 009, 013, 014, 015.
    """
    with handeling(door, "zaak.registreren"):
        controleer_type(soort, zaak.startdatum)
        zaak.registratiedatum = zaak.registratiedatum or vandaag()
        zaak.vertrouwelijkheidaanduiding = zaak.vertrouwelijkheidaanduiding or soort.niveau
        _leid_af(zaak, soort, uitvoerder=door.organisatie)
        controleer(zaak, soort)
        if zaak.identificatie:
            controleer_uniek(zaak)
        else:
            zaak.identificatie = reserveer_nummer(zaak)
        Zaak.objects.bulk_create([zaak])
        if relaties:
            for relatie in relaties:
                relatie.zaak = zaak
            Zaakrelatie.objects.bulk_create(relaties)
    return zaak


def reserveer_nummer(zaak: Zaak) -> str:
    """A number that no case of this organisation has. Nothing waits for another; a number not used is a gap (zrc-002)."""
    jaar = (zaak.registratiedatum or vandaag()).year
    return als_nummer("Z", jaar, volgnummers(zaak.organisatie_id, "zaak", jaar, 1)[0])


def controleer_type(soort: Typegegevens, dag: dt.date) -> None:
    """A case can only be of a published type that is valid on the day it starts (zrc-001, ztc concepts)."""
    if soort.concept:
        raise Registerfout("zaaktype", "not-published", _("Dit zaaktype is nog niet gepubliceerd."))


def controleer(zaak: Zaak, soort: Typegegevens) -> None:
    """The rules about fields of one case, new or changed."""
    if zaak.hoofdzaak_id is not None:
        if zaak.hoofdzaak_id == zaak.id:
            raise Registerfout(
                "hoofdzaak", "self-forbidden", _("Een zaak kan geen deelzaak van zichzelf zijn.")
            )
        hoofd = (
            Zaak.objects.filter(id=zaak.hoofdzaak_id, organisatie_id=zaak.organisatie_id)
            .values_list("hoofdzaak_id")
            .first()
        )
        if hoofd is None:
            raise Registerfout("hoofdzaak", "does_not_exist", _("Deze hoofdzaak bestaat niet."))
        if hoofd[0] is not None:
            raise Registerfout(
                "hoofdzaak", "deelzaak-als-hoofdzaak", _("Een deelzaak kan geen hoofdzaak zijn.")
            )
    if zaak.betalingsindicatie == "nvt" and zaak.laatste_betaaldatum is not None:
        raise Registerfout(
            "laatsteBetaaldatum",
            "betaling-nvt",
            _("Als betaling niet van toepassing is, is er geen betaaldatum."),
        )
    if not set(zaak.producten_of_diensten) <= soort.producten_of_diensten:
        raise Registerfout(
            "productenOfDiensten",
            "invalid-products-services",
            _("Het zaaktype kent niet al deze producten of diensten."),
        )


def controleer_uniek(zaak: Zaak) -> None:
    """The number is unique within its source organisation (zrc-002); the database holds it too."""
    ander = Zaak.objects.filter(
        bronorganisatie=zaak.bronorganisatie, identificatie=zaak.identificatie
    ).exclude(id=zaak.id)
    if ander.exists():
        raise Registerfout(
            "identificatie", "identificatie-niet-uniek", _("Deze identificatie is al gebruikt.")
        )


def _leid_af(zaak: Zaak, soort: Typegegevens, *, uitvoerder: str) -> None:
    """What our own rooms need of the case: who handles it, and by when."""
    zaak.dienst, zaak.uitgave_id = soort.dienst, soort.uitgave_id
    zaak.uitvoerder, zaak.fase = uitvoerder, Fase.INTAKE
    if zaak.uiterlijke_einddatum_afdoening is None:
        zaak.uiterlijke_einddatum_afdoening = wettelijke_einddatum(zaak.startdatum, soort.doorlooptijd)
    zaak.streefdatum = zaak.einddatum_gepland
    zaak.werkdatum = min(zaak.streefdatum or GEEN_DATUM, zaak.uiterlijke_einddatum_afdoening or GEEN_DATUM)
