"""Visitors of the intake and the portal: a client, somebody without a login, and staff; and what they do on its pages."""

import datetime as dt
import re
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from eenloket.frontoffice.intake.urls import adressen
from eenloket.frontoffice.portaal.intakedeur import thuis
from eenloket.kern.gebruikers.models import Medewerker, Rol
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import vandaag
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanvragen.api import Aanvraag, Intake, laad
from eenloket.midoffice.aanvragen.tests.bouwers import maak_client, maak_gemachtigde
from eenloket.midoffice.aanvragen.tests.registers import Kastje
from eenloket.midoffice.klanten import ingelogd
from eenloket.midoffice.klanten.ingelogd import Zekerheid

BSN, ANDER = "999990019", "999990020"
ADRES = {
    "straat": "Elzenpad",
    "huisnummer": 7,
    "huisletter": "",
    "toevoeging": "",
    "postcode": "9995BC",
    "plaats": "Rivierveen",
    "bag_id": "1",
}
NIEUW = {**ADRES, "straat": "Veenkade", "huisnummer": 12, "postcode": "9995AB", "bag_id": "2"}
POSTCODE = {"nieuw_adres_postcode": "9995 AB", "nieuw_adres_huisnummer": "12"}


def kastje() -> Kastje:
    """Registers that know one person and two addresses."""
    adressen = {
        (code, a["huisnummer"]): a
        for a in (ADRES, NIEUW)
        for code in (a["postcode"], f"{a['postcode'][:4]} {a['postcode'][4:]}")
    }
    huisgenoten = [{"id": str(uuid.UUID(int=7)), "label": "Bram Vermeer"}]
    return Kastje(
        {"brp.naam": "Sanne Vermeer", "brp.adres": ADRES, "brp.huisgenoten": huisgenoten}, adressen=adressen
    )


def log_in(client: Client, bsn: str = BSN, zekerheid: Zekerheid = Zekerheid.SUBSTANTIEEL) -> Client:
    """Put a person in the session, as logging in does."""
    return log_in_als(client, maak_client(bsn, zekerheid=zekerheid))


def log_in_als(client: Client, wie: ingelogd.Client) -> Client:
    """Put somebody in the session, for whomever he acts."""
    sessie = client.session
    ingelogd.bewaar(sessie, wie)
    sessie.save()
    return client


def gemachtigde(wie: ingelogd.Client | None = None) -> Client:
    """A browser in which somebody logged in who acts for a company."""
    return log_in_als(_met_sessie(Client()), wie or maak_gemachtigde())


def inwoner(bsn: str = BSN, zekerheid: Zekerheid = Zekerheid.SUBSTANTIEEL, **opties: Any) -> Client:
    """A browser in which a resident logged in."""
    return log_in(_met_sessie(Client(**opties)), bsn, zekerheid)


def _met_sessie(client: Client) -> Client:
    sessie = client.session
    sessie["begonnen"] = sessie["gezien"] = 4_000_000_000
    sessie.save()
    client.cookies["sessie"] = sessie.session_key
    return client


def medewerker(*rechten: Recht, organisatie: Organisatie | None = None) -> Client:
    """A browser in which a member of staff logged in, with a second factor."""
    organisatie = organisatie or Organisatie.objects.get(slug="rivierveen")
    wie = Medewerker.objects.create(
        organisatie=organisatie, gebruikersnaam=f"m{uuid.uuid4().hex[:8]}", naam="Bo Balie"
    )
    rol = Rol.objects.create(
        organisatie=organisatie, slug=f"r{uuid.uuid4().hex[:8]}", naam="proef", rechten=sorted(rechten)
    )
    wie.rollen.add(rol)
    client = Client()
    client.force_login(wie)
    sessie = client.session
    sessie["mfa_elders"] = True
    sessie.save()
    return client


def sessie_voorbij(client: Client) -> Client:
    """The session ends; the browser stays open with its other cookies."""
    client.session.flush()
    del client.cookies["sessie"]
    return client


def begin(client: Client, slug: str = "verhuizen", soort: str = "vraag", *, aan: str = "intake") -> uuid.UUID:
    """Press 'Beginnen' at a counter (``aan``); the id of the new request."""
    antwoord = client.post(reverse(f"{aan}:begin", args=[soort, slug]))
    assert antwoord.status_code == 302, antwoord.status_code
    gevonden = re.fullmatch(r"(?:/behandeling/intake)?/aanvraag/([0-9a-f-]{36})", antwoord.url)
    assert gevonden, antwoord.url
    client.get(antwoord.url)
    return uuid.UUID(gevonden[1])


_INTAKE = {adres.name for adres in adressen(thuis)}


def pad(naam: str, id_: object, *rest: object, aan: str = "") -> str:
    """The path of a page of the intake (at the counter ``aan``, by default the client's own), or of the portal."""
    return reverse(f"{aan or ('intake' if naam in _INTAKE else 'portaal')}:{naam}", args=[id_, *rest])


def geef(client: Client, id_: uuid.UUID, vraag: str, *, aan: str = "", **velden: Any) -> Any:
    """Answer one question; fields are named as on the page."""
    return client.post(pad("vraag", id_, vraag, aan=aan), velden or {vraag: ""})


def datum(naam: str, dagen: int) -> dict[str, str]:
    dag = vandaag() + dt.timedelta(days=dagen)
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


def staat(id_: uuid.UUID) -> Intake:
    return laad(Aanvraag.objects.get(id=id_))


VERHUIZING: dict[str, dict[str, Any]] = {
    "nieuw_adres": POSTCODE,
    "wie_verhuizen_mee": {},
    "nieuw_adres_bewoond": {"nieuw_adres_bewoond": "nee"},
    "oude_woning": {"oude_woning": "koop"},
    "heeft_auto": {"heeft_auto": "nee"},
    "heeft_hond": {"heeft_hond": "nee"},
    "container_ontbreekt": {"container_ontbreekt": "nee"},
    "energie_keuze": {"energie_keuze": "meeverhuizen"},
    "verbruik_delen": {"verbruik_delen": "nee"},
    "contact_email": {"contact_email": "sanne@voorbeeld.example"},
    "contact_telefoon": {"contact_telefoon": ""},
}


def loop_door(
    client: Client, id_: uuid.UUID, anders: dict[str, dict[str, Any]] | None = None, *, aan: str = ""
) -> str:
    """Answer whatever is asked until the check page; its address."""
    antwoorden = {"verhuisdatum": datum("verhuisdatum", 3), **VERHUIZING, **(anders or {})}
    adres = pad("aanvraag", id_, aan=aan)
    for _ in range(40):
        antwoord = client.get(adres)
        if antwoord.status_code == 302:
            adres = antwoord.url
        elif adres.endswith("/bekend"):
            adres = client.post(adres).url
        elif gevonden := re.search(r"/vraag/([a-z_]+)$", adres):
            volgende = client.post(adres, antwoorden[gevonden[1]])
            assert volgende.status_code == 302, (
                gevonden[1],
                re.findall(r"-fout\">.*?</p>", volgende.content.decode()),
            )
            adres = volgende.url
        else:
            return adres
    raise AssertionError(f"de intake eindigt niet: {adres}")


def verstuur(client: Client, id_: uuid.UUID) -> str:
    """Answer everything and send; the number."""
    loop_door(client, id_)
    assert client.post(pad("indienen", id_)).url == pad("ontvangst", id_)
    return Aanvraag.objects.get(id=id_).nummer
