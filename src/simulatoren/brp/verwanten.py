"""Parents, children, partners and parental authority of a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from simulatoren.brp.namen import naam_basis, zonder_leeg
from simulatoren.gegevens import Persoon, kinderen_van, persoon
from simulatoren.gegevens.datums import lees_datum
from simulatoren.gegevens.personen import NEDERLAND

_VERBINTENIS = {"H": "huwelijk", "P": "geregistreerd partnerschap"}
_GESLACHT = {"M": "man", "V": "vrouw"}


def _geboorte(wie: Persoon, vandaag: date) -> dict[str, Any]:
    plaats = {"omschrijving": wie.geboorteplaats}
    datum = lees_datum(wie.geboortedatum, vandaag).als_brp()
    return {"datum": datum, "land": wie.geboorteland, "plaats": plaats}


def _kern(wie: Persoon, vandaag: date) -> dict[str, Any]:
    return {"burgerservicenummer": wie.bsn, "naam": naam_basis(wie), "geboorte": _geboorte(wie, vandaag)}


def _geslacht(wie: Persoon) -> dict[str, str]:
    return {"code": wie.geslacht, "omschrijving": _GESLACHT[wie.geslacht]}


def _verbintenis(wie: Persoon, vandaag: date) -> dict[str, Any] | None:
    """The present partner, otherwise the last one whose bond ended; never both (specification of `partners`)."""
    band = wie.partner or wie.ontbonden or wie.overledenpartner
    if not band:
        return None
    ander = persoon(band.get("bsn", ""))
    inhoud = (_kern(ander, vandaag) | {"geslacht": _geslacht(ander)}) if ander else {"naam": band["naam"]}
    begin = {
        "datum": lees_datum(band["datum"], vandaag).als_brp(),
        "land": NEDERLAND,
        "plaats": {"omschrijving": band.get("plaats", "Rivierveen")},
    }
    einde = {"datum": lees_datum(band["einde"], vandaag).als_brp()} if "einde" in band else {}
    soort = {"code": band["soort"], "omschrijving": _VERBINTENIS[band["soort"]]}
    return zonder_leeg(
        inhoud
        | {
            "soortVerbintenis": soort,
            "aangaanHuwelijkPartnerschap": begin,
            "ontbindingHuwelijkPartnerschap": einde,
        }
    )


def _ouder(ouder: Persoon, kind: Persoon, plek: int, vandaag: date) -> dict[str, Any]:
    return _kern(ouder, vandaag) | {
        "geslacht": _geslacht(ouder),
        "ouderAanduiding": str(plek),
        "datumIngangFamilierechtelijkeBetrekking": lees_datum(kind.geboortedatum, vandaag).als_brp(),
    }


def ouders_van(wie: Persoon) -> list[Persoon]:
    """Registered parents, parent 1 first."""
    return [ouder for bsn in wie.ouders if (ouder := persoon(bsn))]


def familie(wie: Persoon, vandaag: date) -> dict[str, Any]:
    """kinderen, ouders and partners, each absent when empty."""
    verbintenis = _verbintenis(wie, vandaag)
    return {
        "kinderen": [_kern(kind, vandaag) for kind in kinderen_van(wie.bsn)],
        "ouders": [_ouder(ouder, wie, plek, vandaag) for plek, ouder in enumerate(ouders_van(wie), start=1)],
        "partners": [verbintenis] if verbintenis else [],
    }


def _relatie(kind: Persoon, vandaag: date) -> dict[str, Any] | None:
    leeftijd = lees_datum(kind.geboortedatum, vandaag).leeftijd(vandaag)
    gezaghebbend = [ouder for ouder in ouders_van(kind) if not ouder.overleden]
    if leeftijd is None or leeftijd >= 18 or not gezaghebbend:
        return None
    minderjarige = {
        "burgerservicenummer": kind.bsn,
        "naam": {"volledigeNaam": kind.naam},
        "leeftijd": leeftijd,
    }
    ouders = [{"burgerservicenummer": o.bsn, "naam": {"volledigeNaam": o.naam}} for o in gezaghebbend]
    if len(ouders) == 2:
        return {"type": "GezamenlijkOuderlijkGezag", "ouders": ouders, "minderjarige": minderjarige}
    return {"type": "EenhoofdigOuderlijkGezag", "ouder": ouders[0], "minderjarige": minderjarige}


def gezag(wie: Persoon, vandaag: date) -> list[dict[str, Any]]:
    """Parental authority over a minor, or of a parent over minors."""
    relaties = (_relatie(kind, vandaag) for kind in (wie, *kinderen_van(wie.bsn)))
    return [relatie for relatie in relaties if relatie]
