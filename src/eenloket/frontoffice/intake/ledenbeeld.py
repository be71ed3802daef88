"""The services of an intake as a page shows them: what we arrange, what may come in yet, what isn't needed, each with its reason."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from eenloket.midoffice.aanvragen.api import Deelname, Intake, Lidstand


@dataclass(frozen=True, slots=True)
class Lidregel:
    """One service. ``organisatie`` is "" for our own; ``na`` names of services that it begins after."""

    slug: str
    naam: str
    organisatie: str
    uitvoerder: str
    deelname: str
    mee: bool
    te_kiezen: bool
    reden: str
    na: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledengroep:
    kop: str
    leden: tuple[Lidregel, ...]


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """An organisation that gets data when this is sent, and for which services."""

    naam: str
    leden: tuple[Lidregel, ...]


def te_kiezen(lid: Lidstand) -> bool:
    """Whether there is a choice now: a service that may drop out by an answer needs no choice yet."""
    return lid.uit_te_zetten and lid.deelname in (Deelname.MEE, Deelname.UITGEZET)


def lidregels(intake: Intake, taal: str) -> tuple[Lidregel, ...]:
    """Every member that a client should see, in the order of the pattern."""
    return tuple(
        _regel(intake, lid, taal)
        for lid in intake.stand.leden
        if lid.deelname is not Deelname.ZONDER_VOORGANGER
    )


def _regel(intake: Intake, lid: Lidstand, taal: str) -> Lidregel:
    eigen = lid.dienst.organisatie == intake.aanbod.pakket.kop.organisatie
    organisatie = intake.aanbod.organisatie(lid.dienst.organisatie).naam
    teksten = {Deelname.MEE: lid.lid.reden, Deelname.UITGEZET: lid.lid.zonder}
    reden = teksten.get(lid.deelname)
    return Lidregel(
        slug=lid.dienst.slug,
        naam=lid.dienst.naam.in_taal(taal),
        organisatie="" if eigen else organisatie,
        uitvoerder=organisatie,
        deelname=lid.deelname.value,
        mee=lid.deelname is Deelname.MEE,
        te_kiezen=te_kiezen(lid),
        reden=reden.in_taal(taal) if reden else "",
        na=tuple(intake.aanbod.dienst(d).naam.in_taal(taal) for d in lid.lid.na),
    )


def groepen(regels: tuple[Lidregel, ...]) -> list[Ledengroep]:
    """What takes part or can be chosen first (its heading is that of the whole list), then perhaps, then not."""
    delen = (
        ("", ("mee", "uitgezet")),
        (_("Misschien, dat hangt af van uw antwoorden"), ("misschien",)),
        (_("Niet nodig"), ("niet_van_toepassing",)),
    )
    alle = [Ledengroep(kop, tuple(r for r in regels if r.deelname in staten)) for kop, staten in delen]
    return [groep for groep in alle if groep.leden]


def ontvangers(regels: tuple[Lidregel, ...]) -> list[Ontvanger]:
    """Who gets what, per organisation, in the order of the services."""
    meedoend = [r for r in regels if r.mee]
    namen = dict.fromkeys(r.uitvoerder for r in meedoend)
    return [Ontvanger(naam, tuple(r for r in meedoend if r.uitvoerder == naam)) for naam in namen]
