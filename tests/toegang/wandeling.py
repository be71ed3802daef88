"""Walking along every address: who walks, what came out, and what it changed in the database."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from eenloket.kern.gebruikers.models import Medewerker
from eenloket.midoffice.klanten import ingelogd

_LOGT_INZAGE = {"verwerkingen_verwerking", "verwerkingen_betrokkene"}
_TELT_NIET = {"django_session", "limieten_teller"}


def adressen() -> list[str]:
    """Every address of the counter, by the name that ``reverse`` takes; a second one with that name has "/" and its number of arguments.

    Raises: AssertionError for an address without a name.
    """
    gezien: set[str] = set()
    for naam, argumenten in _namen(get_resolver(), ""):
        gezien.add(f"{naam}/{argumenten}" if naam in gezien else naam)
    return sorted(gezien)


def _namen(oplosser: URLResolver, ruimte: str) -> Iterator[tuple[str, int]]:
    for deel in oplosser.url_patterns:
        if isinstance(deel, URLResolver):
            yield from _namen(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte)
        else:
            assert isinstance(deel, URLPattern)
            assert deel.name, f"{deel.pattern} heeft geen naam"
            yield ruimte + deel.name, len(deel.pattern.converters)


@dataclass(frozen=True)
class Wandelaar:
    """Somebody with a session (or none)."""

    rol: str
    koekjes: dict[str, str]

    def ga(
        self, naam: str, methode: str, argumenten: tuple[object, ...], invoer: dict[str, str]
    ) -> tuple[str, set[str]]:
        """What comes out, and the tables in which a row was written. Everything is undone afterwards."""
        browser = Client(raise_request_exception=False, headers={"accept": "text/html"})
        browser.cookies.load(self.koekjes)
        with transaction.atomic():
            voor = _mutaties()
            pad = reverse(naam.partition("/")[0], args=argumenten)
            antwoord = browser.post(pad, invoer) if methode == "POST" else browser.get(pad)
            if antwoord.streaming:
                b"".join(antwoord.streaming_content)  # type: ignore[attr-defined]
            na = _mutaties()
            transaction.set_rollback(True)
        return uitkomst(antwoord), {tabel for tabel, aantal in na.items() if aantal != voor.get(tabel, 0)}


def uitkomst(antwoord: HttpResponse) -> str:
    """200 … as text; a redirect says whether it asks to log in."""
    if antwoord.status_code in (301, 302, 303):
        naar = antwoord.headers["Location"]
        return "inlog" if naar.startswith(("/inloggen", "/medewerker/inloggen")) else "verder"
    return str(antwoord.status_code)


def _mutaties() -> dict[str, int]:
    """Rows written per table in this transaction, also those that were rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return {
            tabel: aantal for tabel, aantal in cursor.fetchall() if tabel not in _TELT_NIET | _LOGT_INZAGE
        }


def als_client(rol: str, client: ingelogd.Client) -> Wandelaar:
    browser = Client()
    sessie = browser.session
    ingelogd.bewaar(sessie, client)
    sessie.save()
    return Wandelaar(rol, {"sessie": browser.cookies["sessie"].value})


def als_medewerker(rol: str, wie: Medewerker, *, tweede_factor: bool = True) -> Wandelaar:
    browser = Client()
    browser.force_login(wie)
    if tweede_factor:
        sessie = browser.session
        sessie["mfa_elders"] = True
        sessie.save()
    return Wandelaar(rol, {"sessie": browser.cookies["sessie"].value})
