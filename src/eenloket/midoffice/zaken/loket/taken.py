"""Tasks: what the client, an adviser or an employee must do before a case can go on (M-B8, M-B12)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import asdict

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.klok import nu, vandaag

from ..dossier.vastleggen import koppel_uploads
from ..fouten import TaakIsKlaar
from ..leven import taken as leven
from ..leven.stand import eis_open
from ..leven.taken import Opdracht, Open
from ..models import Taak, Zaak
from ..uitvoering.rij import stand_van, vergrendeld
from ..uitvoering.toepassen import pas_toe
from ..uitvoering.werk import zet_werk
from .termijnen import hervat, schort_op

WACHT_OP_CLIENT = "Wij wachten op een antwoord van de aanvrager."


def vraag_client(
    zaak: Zaak, *, vraag: str, uiterlijk: dt.date, door: Actor, soort: str = "aanvullen", sleutel: str = ""
) -> Taak:
    """Ask the client for something; the terms are suspended until the answer, or until ``uiterlijk`` (Awb
    4:5, 4:15).

    Raises: ZaakIsGesloten, OntbrekendeTekst, VerlopenDatum.
    """
    with handeling(door, "taak.vraag_client") as h:
        zaak, taak, nieuw = _stel(
            h, zaak, voor="client", soort=soort, vraag=vraag, uiterlijk=uiterlijk, sleutel=sleutel
        )
        if nieuw and not zaak.opschorting_indicatie:
            schort_op(zaak, reden=WACHT_OP_CLIENT, door=door)
    return taak


def beantwoord(taak: Taak, *, antwoord: str, door: Actor, uploads: Sequence[uuid.UUID] = ()) -> Taak:
    """Record the client's answer and put the uploads in the file of the case; the terms resume when the
    client has no other open task.

    Raises: TaakIsKlaar, ZaakIsGesloten, OntbrekendeTekst (no text and no files).
    """
    with handeling(door, "taak.beantwoorden") as h:
        zaak, taak = _vergrendel(taak)
        _rond_af(h, zaak, taak, "beantwoord", {"tekst": antwoord.strip(), "bestanden": len(uploads)})
        koppel_uploads(zaak, eigenaar=taak.id, uploads=uploads, door=door)
        if (
            zaak.opschorting_indicatie
            and not Taak.objects.filter(zaak=zaak, voor="client", klaar_op=None).exists()
        ):
            hervat(zaak, door=door)
    return taak


def vraag_advies(
    zaak: Zaak, *, organisatie: str, vraag: str, door: Actor, uiterlijk: dt.date | None = None
) -> Taak:
    """Ask ``organisatie`` (slug) for advice, once per case (M-B15). A second call returns the existing task.

    Raises: ZaakIsGesloten, OntbrekendeTekst.
    """
    with handeling(door, "taak.vraag_advies") as h:
        return _stel(
            h, zaak, voor="adviseur", soort="advies", vraag=vraag, uiterlijk=uiterlijk,
            sleutel=f"advies:{organisatie}", organisatie=organisatie,
        )[1]  # fmt: skip


def registreer_advies(taak: Taak, *, uitkomst: str, toelichting: str, door: Actor) -> Taak:
    """Record the advice: ``uitkomst`` is positief, negatief or voorwaarden.

    Raises: TaakIsKlaar, ZaakIsGesloten.
    """
    with handeling(door, "taak.advies") as h:
        zaak, taak = _vergrendel(taak)
        _rond_af(h, zaak, taak, uitkomst, {"tekst": toelichting.strip()})
    return taak


def stel_taak(
    zaak: Zaak,
    *,
    soort: str,
    vraag: str,
    door: Actor,
    sleutel: str = "",
    uiterlijk: dt.date | None = None,
    verplicht: bool = True,
) -> Taak:
    """Give our own employees a task. With ``sleutel``, a case gets the task only once.

    Raises: ZaakIsGesloten, OntbrekendeTekst.
    """
    with handeling(door, "taak.stellen") as h:
        return _stel(
            h,
            zaak,
            voor="medewerker",
            soort=soort,
            vraag=vraag,
            uiterlijk=uiterlijk,
            sleutel=sleutel,
            verplicht=verplicht,
        )[1]


def rond_taak_af(taak: Taak, *, door: Actor, uitkomst: str = "klaar", toelichting: str = "") -> Taak:
    """Complete a task of our own employees.

    Raises: TaakIsKlaar, ZaakIsGesloten.
    """
    with handeling(door, "taak.afronden") as h:
        zaak, taak = _vergrendel(taak)
        _rond_af(h, zaak, taak, uitkomst, {"tekst": toelichting.strip()} if toelichting.strip() else None)
    return taak


def zet_apart(zaak: Zaak, *, vraag: str, door: Actor) -> Taak:
    """Put the case in the sample: a person checks it before a decision is taken (M-B7).

    Raises: ZaakIsGesloten.
    """
    with handeling(door, "zaak.steekproef"):
        taak = stel_taak(zaak, soort="steekproef", vraag=vraag, sleutel="steekproef", door=door)
        Zaak.objects.filter(id=zaak.id, steekproef=False).update(steekproef=True)
        zet_werk([vergrendeld(zaak.id)])
    return taak


def toets_steekproef(zaak: Zaak, *, akkoord: bool, door: Actor, toelichting: str = "") -> Taak:
    """Record the result of the check: ``akkoord`` says whether the table was right.

    Raises: TaakIsKlaar (also when the case isn't in the sample), ZaakIsGesloten.
    """
    taak = Taak.objects.filter(zaak_id=zaak.id, sleutel="steekproef").first()
    if taak is None:
        raise TaakIsKlaar()
    return rond_taak_af(
        taak, uitkomst="akkoord" if akkoord else "niet_akkoord", toelichting=toelichting, door=door
    )


def vink_af(zaak: Zaak, *, nummer: int, tekst: str, gedaan: bool, door: Actor) -> None:
    """Tick item ``nummer`` of the checklist, or remove the tick.

    Raises: ZaakIsGesloten.
    """
    with handeling(door, "zaak.checklist"):
        zaak = _open(zaak)
        sleutel = f"checklist:{nummer}"
        if gedaan:
            moment = nu()
            Taak.objects.get_or_create(
                zaak=zaak,
                sleutel=sleutel,
                defaults={
                    "voor": "medewerker", "soort": "checklist", "vraag": tekst, "gemaakt_op": moment,
                    "klaar_op": moment, "uitkomst": "klaar",
                },
            )  # fmt: skip
        else:
            Taak.objects.filter(zaak=zaak, sleutel=sleutel).delete()


def _open(zaak: Zaak) -> Zaak:
    zaak = vergrendeld(zaak.id)
    eis_open(stand_van(zaak))
    return zaak


def _vergrendel(taak: Taak) -> tuple[Zaak, Taak]:
    """Lock the case first and the task second. This order is always the same, so that two transactions can't
    wait for each other.
    """
    zaak = vergrendeld(taak.zaak_id)
    return zaak, Taak.objects.select_for_update().get(id=taak.id)


def _stel(
    h: Handeling,
    zaak: Zaak,
    *,
    voor: str,
    soort: str,
    vraag: str,
    uiterlijk: dt.date | None,
    sleutel: str,
    organisatie: str = "",
    verplicht: bool = True,
) -> tuple[Zaak, Taak, bool]:
    """Return the case, the task, and whether the task is new; a task with the same key is returned instead of
    a new one.
    """
    opdracht = Opdracht(
        id=nieuw_id(),
        voor=voor,
        soort=soort,
        vraag=vraag.strip(),
        uiterlijk=uiterlijk,
        sleutel=sleutel,
        organisatie=organisatie,
        verplicht=verplicht,
    )
    zaak = vergrendeld(zaak.id)
    gevolg = leven.stel(stand_van(zaak), opdracht, vandaag=vandaag())
    if sleutel and (bestaand := Taak.objects.filter(zaak=zaak, sleutel=sleutel).first()):
        return zaak, bestaand, False
    taak = Taak.objects.create(zaak=zaak, gemaakt_op=nu(), **asdict(opdracht))
    pas_toe(h, zaak, gevolg)
    return zaak, taak, True


def _rond_af(h: Handeling, zaak: Zaak, taak: Taak, uitkomst: str, antwoord: dict[str, object] | None) -> None:
    gevolg = leven.rond_af(
        stand_van(zaak),
        Open(taak.id, taak.voor, taak.klaar_op is not None),
        uitkomst=uitkomst,
        antwoord=antwoord,
    )
    taak.klaar_op, taak.uitkomst, taak.antwoord = nu(), uitkomst, antwoord
    taak.save(update_fields=["klaar_op", "uitkomst", "antwoord"])
    pas_toe(h, zaak, gevolg)
