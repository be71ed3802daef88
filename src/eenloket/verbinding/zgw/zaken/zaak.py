"""Cases: make, change and destroy them; the expansions of a case."""

import uuid
from typing import Any

from eenloket.midoffice.aanbod.api import OnbekendZaaktype, Zaaktypegegevens, typegegevens
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak, Zaakrelatie

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Toegang, Uitbreiding
from ..diensten import haal_verwijzing
from ..fouten import veldfout
from ..operaties import bind
from ..velden import Waarden
from .onder import Onderzaak, zaak_in_pad
from .zaakfilters import FILTERS, SORTEER, TELLING
from .zaakvelden import VELDEN

_KANAAL = ("url", "naam", "omschrijving")


def soort_van(id_: uuid.UUID | None, aanroep: Aanroep, naam: str = "zaaktype") -> Zaaktypegegevens:
    """Return the case type with that id in the client's own organisation (zrc-001).

    Raises: OngeldigVerzoek.
    """
    try:
        soort = typegegevens(id_) if id_ else None
        if soort is not None and soort.concept:  # perhaps it was published a moment ago
            soort = typegegevens(soort.id, vers=True)
    except OnbekendZaaktype:
        soort = None
    if soort is None or soort.organisatie_id != aanroep.organisatie_id:
        raise veldfout(naam, "bad-url", "Geef een geldige URL op van een bestaand zaaktype.")
    return soort


def bereid_voor(aanroep: Aanroep, zaak: Zaak, lichaam: dict[str, Any], pad: str = "") -> Zaaktypegegevens:
    """Set the organisation, type and level of a new case and check that the client may make it; return its
    type.

    ``pad`` is the place of the case in the body.
    Raises: OngeldigVerzoek, GeenRechten.
    """
    soort = soort_van(zaak.zaaktype_id, aanroep, f"{pad}zaaktype")
    zaak.organisatie_id = aanroep.organisatie_id
    if not lichaam.get("vertrouwelijkheidaanduiding"):
        zaak.vertrouwelijkheidaanduiding = soort.niveau
    aanroep.eis(soort.id, zaak.vertrouwelijkheidaanduiding)
    controleer_kanaal(aanroep, zaak.communicatiekanaal, f"{pad}communicatiekanaal")
    return soort


def controleer_kanaal(aanroep: Aanroep, url: str, naam: str) -> None:
    """Check that a channel exists in the reference lists of its address (zrc-010).

    Raises: OngeldigVerzoek.
    """
    if url:
        haal_verwijzing(url, aanroep.organisatie_id, naam, velden=_KANAAL)


def lees_relaties(aanroep: Aanroep, lichaam: dict[str, Any], pad: str = "") -> list[Zaakrelatie] | None:
    """Return the relevant other cases in a body; None when the body doesn't have this field (zrc-011).

    Raises: OngeldigVerzoek.
    """
    if "relevanteAndereZaken" not in lichaam and "gerelateerdeZaken" not in lichaam:
        return None
    uit = []
    for veld in ("relevanteAndereZaken", "gerelateerdeZaken"):
        for plaats, relatie in enumerate(lichaam.get(veld) or []):
            naam = f"{pad}{veld}.{plaats}.url"
            andere_id, url = aanroep.verwijs(relatie["url"], "zaken/zaken", naam)
            if url:
                haal_verwijzing(url, aanroep.organisatie_id, naam, "zrc", velden=("url", "zaaktype"))
            uit.append(
                Zaakrelatie(
                    andere_id=andere_id,
                    url=url,
                    aard_relatie=relatie.get("aardRelatie", ""),
                    overige_relatie=relatie.get("overigeRelatie", ""),
                    toelichting=relatie.get("toelichting", ""),
                )
            )
    return uit


def _maak(aanroep: Aanroep, zaak: Zaak, lichaam: dict[str, Any]) -> Zaak:
    soort = bereid_voor(aanroep, zaak, lichaam)
    relaties = lees_relaties(aanroep, lichaam) or ()
    return zaken.registreer(zaak, soort, door=aanroep.door, relaties=relaties)


def wijzig(
    aanroep: Aanroep, onder: Onderzaak, waarden: Waarden, lichaam: dict[str, Any], pad: str = ""
) -> Zaak:
    """Change a locked case. The client must have the rights for the case before and after the change.

    Raises: OngeldigVerzoek, GeenRechten, Registerfout.
    """
    zaak, soort = onder.zaak, onder.soort
    if waarden.get("zaaktype_id", soort.id) != soort.id:
        soort = soort_van(waarden["zaaktype_id"], aanroep, f"{pad}zaaktype")
    niveau = waarden.get("vertrouwelijkheidaanduiding", zaak.vertrouwelijkheidaanduiding)
    if soort is not onder.soort or niveau != zaak.vertrouwelijkheidaanduiding:
        aanroep.eis(soort.id, niveau)
    kanaal = waarden.get("communicatiekanaal")
    if kanaal is not None and kanaal != zaak.communicatiekanaal:
        if not kanaal and not zaak.communicatiekanaal.startswith("http"):
            del waarden["communicatiekanaal"]  # what is shown as empty is a word of our own: it stays
        else:
            controleer_kanaal(aanroep, kanaal, f"{pad}communicatiekanaal")
    relaties = lees_relaties(aanroep, lichaam, pad)
    return zaken.werk_bij(
        zaak, waarden, soort, door=aanroep.door, relaties=relaties, geforceerd=onder.geforceerd
    )


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Zaak:
    return wijzig(aanroep, zaak_in_pad(aanroep, "uuid"), waarden, lichaam)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    zaken.vernietig(zaak_in_pad(aanroep, "uuid").zaak, door=aanroep.door)


ZAAK = bind(
    Bron(
        api="zaken",
        naam="zaak",
        pad="zaken",
        model=Zaak,
        toegang=Toegang(soort="{t}.zaaktype_id", niveau="{t}.vertrouwelijkheidaanduiding"),
        telling=TELLING,
        sorteer=SORTEER,
        filters=FILTERS,
        velden=VELDEN,
        uitbreidingen={
            "zaaktype": Uitbreiding("catalogi/zaaktype", "{k}.id = {t}.zaaktype_id"),
            "hoofdzaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.hoofdzaak_id"),
            "deelzaken": Uitbreiding("zaken/zaak", "{k}.hoofdzaak_id = {t}.id", enkel=False),
            "relevanteAndereZaken": Uitbreiding(
                "zaken/zaak",
                "{k}.id IN (SELECT a.andere_id FROM zaken_zaakrelatie a WHERE a.zaak_id = {t}.id AND a.aard_relatie <> '')",
                enkel=False,
            ),
            "eigenschappen": Uitbreiding("zaken/zaakeigenschap", "{k}.zaak_id = {t}.id", enkel=False),
            "rollen": Uitbreiding("zaken/rol", "{k}.zaak_id = {t}.id", enkel=False),
            "status": Uitbreiding("zaken/status", "{k}.id = {t}.huidige_status_id"),
            "zaakinformatieobjecten": Uitbreiding(
                "zaken/zaakinformatieobject", "{k}.zaak_id = {t}.id", enkel=False
            ),
            "zaakobjecten": Uitbreiding("zaken/zaakobject", "{k}.zaak_id = {t}.id", enkel=False),
            "resultaat": Uitbreiding("zaken/resultaat", "{k}.zaak_id = {t}.id"),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
