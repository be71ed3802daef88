"""What every address answers to whom. An address that isn't here fails the test: whoever adds one decides who may.

A rule maps roles to what comes out: a status, "inlog" (a redirect to a login page) or "verder" (another redirect). ``wie`` falls back
from the role itself to its group: ``recht:…`` → ``recht`` → ``medewerker`` → ``*``.
"""

from collections.abc import Mapping

from eenloket.kern.gebruikers.rechten import Recht

Regel = Mapping[str, str]
NIEMAND: Regel = {"*": "405"}
"""This method isn't there, for anybody."""
IEDEREEN: Regel = {"*": "200"}

_OVERNEMEN = f"recht:{Recht.AANVRAAG_OVERNEMEN}"


def intake(eigenaar: str) -> Regel:
    """A request that isn't sent yet: its client. Who isn't known as a client, staff too, gets the way back (403)."""
    return {"*": "403", "eigenaar": eigenaar, "ander": "404"}


def balie(uitkomst: str) -> Regel:
    """The intake for staff of this counter with the right, whoever's request it is; a visitor logs in as staff."""
    geen = dict.fromkeys(("anoniem", "eigenaar", "ander", "zonder-tweede-factor"), "inlog")
    return geen | {"medewerker": "403", "elders": "403", "alles": uitkomst, _OVERNEMEN: uitkomst}


def balie_doet(uitkomst: str) -> Regel:
    """The same for a form that is sent."""
    return {"*": "403", "alles": uitkomst, _OVERNEMEN: uitkomst}


def van_client(eigenaar: str) -> Regel:
    """A request that was sent: its client only; staff have pages of their own. Who isn't known as a client logs in first."""
    return {"*": "inlog", "eigenaar": eigenaar, "ander": "404"}


def van_elke_client(uitkomst: str) -> Regel:
    """Pages about oneself."""
    return {"*": "inlog", "eigenaar": uitkomst, "ander": uitkomst}


def lezen(recht: Recht) -> Regel:
    """A page of staff with this right, in their own organisation."""
    geen = dict.fromkeys(("anoniem", "eigenaar", "ander", "zonder-tweede-factor"), "inlog")
    return geen | {"medewerker": "403", "elders": "404", "alles": "200", f"recht:{recht}": "200"}


def doen(recht: Recht, uitkomst: str = "verder", *, mandaat: bool = False) -> Regel:
    """An act of staff with this right; with ``mandaat`` the right alone isn't enough."""
    return {"*": "403", "elders": "404", "alles": uitkomst} | (
        {} if mandaat else {f"recht:{recht}": uitkomst}
    )


def beheerlijst(*rechten: Recht) -> Regel:
    """A page of the operator about his own organisation, for who has one of these rights."""
    geen = dict.fromkeys(("anoniem", "eigenaar", "ander", "zonder-tweede-factor"), "inlog")
    wel = {f"recht:{recht}": "200" for recht in rechten}
    return geen | {"medewerker": "403", "elders": "200", "alles": "200"} | wel


def beheerpagina(*rechten: Recht) -> Regel:
    """A page of the operator about one thing of his organisation."""
    return {**beheerlijst(*rechten), "elders": "404"}


def beheerdaad(*rechten: Recht, uitkomst: str = "verder", elders: str = "404") -> Regel:
    """An act of the operator; ``elders`` is what comes out for the same staff of another organisation."""
    wel = {f"recht:{recht}": uitkomst for recht in rechten}
    return {"*": "403", "elders": elders, "alles": uitkomst} | wel


def eigen_account(uitkomst: str) -> Regel:
    return {"*": "inlog", "medewerker": uitkomst}


_WERK = tuple(f"recht:{recht}" for recht in (Recht.ZAAK_LEZEN, Recht.KOPPELINGEN, Recht.BEHEER))
"""Who sees some kind of work; the first one sees that of cases."""

TABEL: dict[str, tuple[Regel, Regel]] = {
    # name: (GET, POST)
    "livez": (IEDEREEN, IEDEREEN),
    "readyz": ({"*": "503"}, {"*": "503"}),  # no worker in this test
    "set_language": (NIEMAND, {"*": "verder"}),
    "vormgeving:stijl": (IEDEREEN, NIEMAND),
    # public
    "portaal:home": (IEDEREEN, NIEMAND),
    "portaal:zoek": (IEDEREEN, NIEMAND),
    "portaal:suggesties": (IEDEREEN, NIEMAND),
    "portaal:onderwerpen": (IEDEREEN, NIEMAND),
    "portaal:onderwerp": (IEDEREEN, NIEMAND),
    "portaal:vraag": (IEDEREEN, NIEMAND),
    "portaal:dienst": (IEDEREEN, NIEMAND),
    "portaal:wegwijs": (IEDEREEN, NIEMAND),
    "portaal:landelijk": ({"*": "404"}, NIEMAND),  # the national list isn't loaded in this test
    "portaal:hulp": (IEDEREEN, NIEMAND),
    "portaal:organisatie": (IEDEREEN, NIEMAND),
    "portaal:toegankelijkheid": (IEDEREEN, NIEMAND),
    "portaal:privacy": (IEDEREEN, NIEMAND),
    "portaal:cookies": (IEDEREEN, NIEMAND),
    # begin, and go on elsewhere
    "intake:begin": (van_elke_client("200"), van_elke_client("verder")),
    "intake:verdergaan": (IEDEREEN, {"*": "400"}),  # an unknown code
    # the intake
    "intake:aanvraag": (intake("verder"), NIEMAND),
    "intake:bekend": (intake("200"), intake("verder")),
    "intake:vraag": (intake("200"), intake("400")),  # a date long ago
    "intake:klopt_niet": (intake("200"), intake("400")),
    "intake:leden": (NIEMAND, intake("verder")),
    "intake:bewaren": (intake("200"), intake("200")),
    "intake:weggooien": (intake("200"), intake("verder")),
    "intake:bestand_toevoegen": (NIEMAND, intake("400")),  # without a file
    "intake:bestand_verwijderen": (NIEMAND, intake("verder")),
    "intake:controleren": (intake("200"), NIEMAND),
    "intake:indienen": (NIEMAND, intake("verder")),
    "intake:ontvangst": (intake("200"), NIEMAND),
    "intake:ontvangst_pdf": (intake("200"), NIEMAND),
    # the intake at the desk
    "balie:start": (balie("200"), NIEMAND),
    "balie:begin": (balie("200"), balie_doet("verder")),
    "balie:verdergaan": (balie("200"), balie_doet("400")),  # an unknown code
    "balie:aanvraag": (balie("verder"), NIEMAND),
    "balie:bekend": (balie("200"), balie_doet("verder")),
    "balie:vraag": (balie("200"), balie_doet("400")),  # a date long ago
    "balie:klopt_niet": (balie("200"), balie_doet("400")),
    "balie:leden": (NIEMAND, balie_doet("verder")),
    "balie:bewaren": (balie("200"), balie_doet("200")),
    "balie:weggooien": (balie("200"), balie_doet("verder")),
    "balie:bestand_toevoegen": (NIEMAND, balie_doet("400")),  # without a file
    "balie:bestand_verwijderen": (NIEMAND, balie_doet("verder")),
    "balie:controleren": (balie("200"), NIEMAND),
    "balie:indienen": (NIEMAND, balie_doet("verder")),
    "balie:ontvangst": (balie("200"), NIEMAND),
    "balie:ontvangst_pdf": (balie("200"), NIEMAND),
    # the client's own
    "portaal:mijn": (van_elke_client("200"), NIEMAND),
    "portaal:losse_zaken": (van_elke_client("200"), NIEMAND),
    "portaal:berichten": (van_elke_client("200"), NIEMAND),
    "portaal:gegevens": (van_elke_client("200"), NIEMAND),
    "portaal:voorkeuren": (van_elke_client("200"), van_elke_client("400")),  # without a choice
    "portaal:zaak": (van_client("200"), NIEMAND),
    "portaal:intrekken": (van_client("200"), van_client("verder")),
    "portaal:opnieuw": (NIEMAND, van_client("verder")),
    "portaal:taak": (van_client("200"), van_client("verder")),
    "portaal:taakbestand": (NIEMAND, van_client("400")),  # without a file
    "portaal:taakbestand_verwijderen": (NIEMAND, van_client("verder")),
    "portaal:document": (van_client("200"), NIEMAND),
    # staff
    "behandeling:werkvoorraad": (
        lezen(Recht.ZAAK_LEZEN)
        | {
            f"recht:{recht}": "verder"  # to the first page of his own menu
            for recht in (
                Recht.BEHEER,
                Recht.KOPPELINGEN,
                Recht.AANBOD_BEKIJKEN,
                Recht.AANBOD_LADEN,
                Recht.AANVRAAG_OVERNEMEN,
            )
        },
        NIEMAND,
    ),
    "behandeling:aanbod": (lezen(Recht.AANBOD_BEKIJKEN), NIEMAND),
    "behandeling:zaak": (lezen(Recht.ZAAK_LEZEN), NIEMAND),
    "behandeling:document": (lezen(Recht.ZAAK_LEZEN), NIEMAND),
    "behandeling:oppakken": (NIEMAND, doen(Recht.ZAAK_BEHANDELEN)),
    "behandeling:teruggeven": (NIEMAND, doen(Recht.ZAAK_BEHANDELEN)),
    "behandeling:controlelijst": (NIEMAND, doen(Recht.ZAAK_BEHANDELEN)),
    "behandeling:vraag": (NIEMAND, doen(Recht.ZAAK_BEHANDELEN)),
    "behandeling:advies": (NIEMAND, doen(Recht.ZAAK_BEHANDELEN)),
    "behandeling:advies_binnen": (NIEMAND, doen(Recht.ZAAK_BEHANDELEN)),
    "behandeling:taak_klaar": (NIEMAND, doen(Recht.ZAAK_BEHANDELEN)),
    "behandeling:verlengen": (NIEMAND, doen(Recht.ZAAK_BEHANDELEN)),
    "behandeling:steekproef": (NIEMAND, doen(Recht.STEEKPROEF_TOETSEN, mandaat=True)),
    "behandeling:besluit": (NIEMAND, doen(Recht.ZAAK_BESLUITEN, mandaat=True)),
    "behandeling:anderwerk": (
        {"*": "inlog", "medewerker": "403", "elders": "200", "alles": "200", **dict.fromkeys(_WERK, "200")},
        NIEMAND,
    ),
    # the item of a case: who looks after connections sees his own kinds only
    "behandeling:werk": (
        {"*": "inlog", "medewerker": "403", "elders": "404", "alles": "200", **dict.fromkeys(_WERK, "404"), _WERK[0]: "200"},
        NIEMAND,
    ),
    **dict.fromkeys(
        ("behandeling:werk_oppakken", "behandeling:werk_teruggeven", "behandeling:werk_overdragen", "behandeling:werk_later"),
        (NIEMAND, {"*": "403", "elders": "404", "alles": "verder", **dict.fromkeys(_WERK[1:], "404")}),
    ),
    "behandeling:herzien": (NIEMAND, doen(Recht.ZAAK_BESLUITEN)),
    "beheer:berichten": (
        {"*": "inlog", "medewerker": "403", "elders": "200", "alles": "200", f"recht:{Recht.KOPPELINGEN}": "200", f"recht:{Recht.BEHEER}": "200"},
        NIEMAND,
    ),
    "beheer:bericht_opnieuw": (
        NIEMAND,
        {"*": "403", "elders": "404", "alles": "verder", f"recht:{Recht.KOPPELINGEN}": "verder", f"recht:{Recht.BEHEER}": "verder"},
    ),
    "beheer:koppelingen": (beheerlijst(Recht.KOPPELINGEN), NIEMAND),
    "werkplek:zoeken": (
        beheerlijst(Recht.ZAAK_LEZEN, Recht.CLIENT_ZOEKEN),
        beheerdaad(Recht.ZAAK_LEZEN, Recht.CLIENT_ZOEKEN, uitkomst="200", elders="200"),
    ),
    "beheer:overdracht_opnieuw": (NIEMAND, {"*": "403", "elders": "verder", "alles": "verder", f"recht:{Recht.KOPPELINGEN}": "verder"}),
    # the operator
    "beheer:start": (beheerlijst(Recht.BEHEER, Recht.KOPPELINGEN, Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN), NIEMAND),
    "beheer:applicaties": (beheerlijst(Recht.BEHEER), NIEMAND),
    "beheer:applicatie_nieuw": (beheerlijst(Recht.BEHEER), beheerdaad(Recht.BEHEER, uitkomst="200", elders="200")),
    "beheer:applicatie_nieuw_recht": (NIEMAND, beheerdaad(Recht.BEHEER, uitkomst="200", elders="200")),
    "beheer:applicatie": (beheerpagina(Recht.BEHEER), NIEMAND),
    "beheer:applicatie_wijzigen": (beheerpagina(Recht.BEHEER), beheerdaad(Recht.BEHEER)),
    "beheer:applicatie_intrekken": (beheerpagina(Recht.BEHEER), beheerdaad(Recht.BEHEER)),
    "beheer:client_nieuw": (beheerpagina(Recht.BEHEER), beheerdaad(Recht.BEHEER, uitkomst="200")),
    "beheer:recht_nieuw": (beheerpagina(Recht.BEHEER), beheerdaad(Recht.BEHEER)),
    "beheer:recht": (beheerpagina(Recht.BEHEER), beheerdaad(Recht.BEHEER)),
    "beheer:recht_weg": (beheerpagina(Recht.BEHEER), beheerdaad(Recht.BEHEER)),
    "beheer:clients": (beheerlijst(Recht.BEHEER), NIEMAND),
    "beheer:geheim": (beheerpagina(Recht.BEHEER), beheerdaad(Recht.BEHEER)),  # with a page that is too old: nothing changes
    "beheer:client_intrekken": (beheerpagina(Recht.BEHEER), beheerdaad(Recht.BEHEER)),
    "beheer:abonnementen": (beheerlijst(Recht.KOPPELINGEN), NIEMAND),
    "beheer:abonnement": (beheerpagina(Recht.KOPPELINGEN), NIEMAND),
    "beheer:abonnement_vorm": (NIEMAND, beheerdaad(Recht.KOPPELINGEN)),
    "beheer:abonnement_opnieuw": (NIEMAND, beheerdaad(Recht.KOPPELINGEN)),
    "beheer:abonnement_opzeggen": (beheerpagina(Recht.KOPPELINGEN), beheerdaad(Recht.KOPPELINGEN)),
    "beheer:diensten": (beheerlijst(Recht.KOPPELINGEN), NIEMAND),
    "beheer:dienst_nieuw": (beheerlijst(Recht.KOPPELINGEN), beheerdaad(Recht.KOPPELINGEN, elders="verder")),
    "beheer:dienst": (beheerpagina(Recht.KOPPELINGEN), beheerdaad(Recht.KOPPELINGEN)),
    "beheer:dienst_weg": (beheerpagina(Recht.KOPPELINGEN), beheerdaad(Recht.KOPPELINGEN)),
    "beheer:dienst_test": (NIEMAND, beheerdaad(Recht.KOPPELINGEN)),
    "beheer:catalogus": (beheerlijst(Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN, Recht.BEHEER), NIEMAND),
    "beheer:zaaktype": (beheerpagina(Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN, Recht.BEHEER), NIEMAND),
    "beheer:zaaktype_vergelijk": (beheerpagina(Recht.AANBOD_BEKIJKEN, Recht.AANBOD_LADEN, Recht.BEHEER), NIEMAND),
    "beheer:zaaktype_publiceren": (beheerpagina(Recht.AANBOD_LADEN, Recht.BEHEER), beheerdaad(Recht.AANBOD_LADEN, Recht.BEHEER)),
    # who are you
    "identiteit:inloggen": (IEDEREEN, NIEMAND),
    "identiteit:start": ({"*": "404"}, NIEMAND),  # no broker in this test
    "identiteit:terug": ({"*": "400"}, NIEMAND),  # without a log-in that was begun
    "identiteit:uitloggen": (NIEMAND, {"*": "verder"}),
    "identiteit:verleng": (NIEMAND, {"*": "verder", "anoniem": "403"}),
    "identiteit:medewerker_inloggen": ({"*": "200", "medewerker": "verder"}, {"*": "400", "medewerker": "verder"}),
    "identiteit:tweede_factor": (
        {"*": "inlog", "zonder-tweede-factor": "200", "medewerker": "verder"},
        {"*": "inlog", "zonder-tweede-factor": "400", "medewerker": "verder"},  # without a code
    ),
    "identiteit:herstelcodes": (eigen_account("200"), eigen_account("verder")),
    "identiteit:medewerker_oidc": ({"*": "404"}, NIEMAND),
    "identiteit:medewerker_terug": ({"*": "400"}, NIEMAND),
    "identiteit:medewerker_uitloggen": (NIEMAND, {"*": "verder"}),
    # machines
    "partners:terugmelding": (NIEMAND, {"*": "401"}),  # without a signature
    "zgw:notificatie": (NIEMAND, {"*": "403"}),  # without the secret of a register that we know
}  # fmt: skip

ZONDER_CSRF = {"partners:terugmelding", "zgw:notificatie"}
"""Signed, or with a secret, instead."""


def verwacht(naam: str, methode: str, rol: str) -> str:
    """What the table says for somebody in ``rol``."""
    regel = TABEL[naam][methode == "POST"]
    groep = (
        ["recht", "medewerker"]
        if rol.startswith("recht:")
        else ["medewerker"]
        if rol in ("zonder-recht", "elders", "alles")
        else []
    )
    return next(regel[sleutel] for sleutel in (rol, *groep, "*") if sleutel in regel)


def mag_iets_doen(naam: str, rol: str) -> bool:
    """Whether a POST of this role may change the database at all."""
    if naam == "identiteit:tweede_factor":
        return rol == "zonder-tweede-factor"  # a wrong code is counted
    return (
        verwacht(naam, "POST", rol) in ("200", "204", "verder")
        and naam not in _RAAKT_NIETS
        and not (naam == "beheer:overdracht_opnieuw" and rol == "elders")
    )


_RAAKT_NIETS = {
    "beheer:geheim",  # asked from a page that is too old
    "beheer:dienst_test",
    "livez",
    "set_language",
    "identiteit:verleng",
    "identiteit:uitloggen",
    "identiteit:medewerker_uitloggen",
}
