"""What the registers already know of a client, through one door (M-B4)."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cached_property
from typing import Any

import structlog

from eenloket.kern import klok
from eenloket.kern.doel import Doel
from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.sleutels.api import Domein, Nummersoort, kvk_en_vestiging, pseudoniem, vertaal
from eenloket.kern.verwerkingen.api import log_verwerking
from eenloket.midoffice.aanvragen.ports import Adresuitkomst, Bekend, Registerwaarde

from . import kvk as kvkfeiten
from .bag import Bag
from .brp import Brp
from .huishouden import HUISGENOTENVELDEN, Huishouden, lees_huishouden, opties
from .kvk import Kvk, Profiel
from .persoonsfeiten import BRONNEN, HUISGENOTEN, VERWANTEN, Persoon, bruikbaar, geheim, in_onderzoek, mag

log = structlog.get_logger("eenloket.registers")
_LEESFOUT = (ValueError, KeyError, TypeError, AttributeError)

KVK_BRONNEN: dict[str, tuple[frozenset[str], str, Callable[[Profiel], Any]]] = {
    "kvk.handelsnaam": (
        frozenset({"naam", "handelsnaam", "handelsnamen"}),
        "handelsnaam",
        kvkfeiten.handelsnaam,
    ),
    "kvk.rechtsvorm": (frozenset({"rechtsvorm", "eigenaar"}), "rechtsvorm", kvkfeiten.rechtsvorm),
    "kvk.adres": (frozenset({"adres", "adressen", "hoofdvestiging"}), "adres", kvkfeiten.adres),
}
"""Fact → names under which a purpose may allow it, category, reading. The KVK API has no choice of fields."""


class BasisRegisters:
    """Adapter of the port ``Registers``. ``geduld`` (seconds) bounds every call, whatever the registers do.

    A register without an address isn't there: its facts are simply not known.
    """

    def __init__(self, brp: Brp | None, bag: Bag | None, kvk: Kvk | None, *, geduld: float = 3.5) -> None:
        self.brp, self.bag, self.kvk, self.geduld = brp, bag, kvk, geduld

    @cached_property
    def _draden(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(max_workers=8, thread_name_prefix="register")

    def bekend(
        self, soort: Nummersoort, nummer: str, bronnen: Sequence[str], velden: Sequence[str], doel: Doel
    ) -> Bekend:
        """See the port. Threads only speak HTTP; names, pseudonyms and the log are done here."""
        werk: dict[str, Callable[[], Any]] = {}
        feiten: dict[str, Registerwaarde] = {}
        if soort is Nummersoort.BSN and self.brp and (gevraagd := _persoonsbronnen(bronnen, velden)):
            brp = self.brp
            werk["brp"] = lambda: lees_huishouden(brp, nummer, gevraagd)
        if soort in (Nummersoort.KVK, Nummersoort.VESTIGING):
            kvknummer, _vestiging = kvk_en_vestiging(nummer)
            if "kvk.nummer" in bronnen:  # known from logging in: nothing is looked up
                feiten["kvk.nummer"] = Registerwaarde(kvknummer, "kvk", klok.vandaag())
            if self.kvk and (gevraagd := _kvkbronnen(bronnen, velden)):
                kvk = self.kvk
                werk["kvk"] = lambda: kvk.profiel(kvknummer)
        begin = klok.nu()
        uitkomsten, gestoord = self._samen(werk)
        geheimhouding = False
        for register, uitkomst in uitkomsten.items():
            try:
                if isinstance(uitkomst, Huishouden):
                    feiten |= _persoonsfeiten(uitkomst, nummer)
                    geheimhouding = bool(uitkomst.persoon and geheim(uitkomst.persoon))
                elif uitkomst is not None:
                    feiten |= _kvkfeiten(uitkomst, _kvkbronnen(bronnen, velden))
            except _LEESFOUT:
                gestoord.append(register)
        for register in werk:
            ander = uitkomsten[register] if isinstance(uitkomsten.get(register), Huishouden) else None
            self._log(
                doel, soort, nummer, register, bronnen, ander, gestoord=register in gestoord, begin=begin
            )
        return Bekend(feiten, tuple(gestoord), geheimhouding=geheimhouding)

    def adres(
        self, postcode: str, huisnummer: int, huisletter: str = "", toevoeging: str = ""
    ) -> Adresuitkomst:
        """See the port."""
        if self.bag is None:
            return Adresuitkomst(None, gestoord=True)
        bag = self.bag
        uitkomsten, gestoord = self._samen(
            {"bag": lambda: bag.adres(postcode, huisnummer, huisletter, toevoeging)}
        )
        return Adresuitkomst(uitkomsten.get("bag"), gestoord=bool(gestoord))

    def _samen(self, werk: Mapping[str, Callable[[], Any]]) -> tuple[dict[str, Any], list[str]]:
        """Run the lookups side by side; what isn't there in time counts as out of order."""
        lopend = {register: self._draden.submit(taak) for register, taak in werk.items()}
        wait(lopend.values(), timeout=self.geduld)
        uitkomsten, gestoord = {}, []
        for register, taak in lopend.items():
            try:
                if not taak.done():
                    taak.cancel()
                    raise BuitenBereik(register, "te traag")
                uitkomsten[register] = taak.result()
            except BuitenBereik as fout:
                log.warning("register gestoord", register=register, oorzaak=fout.reden)
                gestoord.append(register)
        return uitkomsten, gestoord

    def _log(
        self, doel: Doel, soort: Nummersoort, nummer: str, register: str, bronnen: Sequence[str], thuis: Huishouden | None,
        *, gestoord: bool, begin: Any,
    ) -> None:  # fmt: skip
        """One line for the client and one for each other person whose data came along."""
        categorieen = _categorieen(register, bronnen)
        wie = [pseudoniem(soort, nummer, Domein.VERWERKINGEN)]
        log_verwerking(
            doel,
            wie,
            naam="raadplegen",
            gegevens=categorieen,
            bron=register,
            status="mislukt" if gestoord else "ok",
            begin=begin,
        )
        anderen = [vertaal(p, Domein.AANVRAGEN, Domein.VERWERKINGEN) for p in thuis.getoond] if thuis else []
        if anderen:
            log_verwerking(
                doel,
                anderen,
                naam="raadplegen",
                gegevens=["naam", "geboortejaar"],
                bron=register,
                begin=begin,
            )


def _persoonsbronnen(bronnen: Sequence[str], velden: Sequence[str]) -> frozenset[str]:
    """The facts of the person register that are wanted and that the purpose allows."""
    nodig = {naam: bron.velden for naam, bron in (BRONNEN | VERWANTEN).items()} | {
        HUISGENOTEN: HUISGENOTENVELDEN
    }
    return frozenset(naam for naam in bronnen if naam in nodig and mag(nodig[naam], velden))


def _kvkbronnen(bronnen: Sequence[str], velden: Sequence[str]) -> frozenset[str]:
    return frozenset(naam for naam in bronnen if naam in KVK_BRONNEN and KVK_BRONNEN[naam][0] & set(velden))


def _persoonsfeiten(thuis: Huishouden, nummer: str) -> dict[str, Registerwaarde]:
    persoon = thuis.persoon
    if persoon is None or not bruikbaar(persoon):
        return {}
    feiten = {}
    for naam in thuis.gevraagd & BRONNEN.keys():
        bron = BRONNEN[naam]
        if (waarde := bron.lees(persoon)) is not None:
            feiten[naam] = Registerwaarde(
                waarde, "brp", klok.vandaag(), in_onderzoek(persoon, bron.onderzoek)
            )
    groepen: dict[str, list[Persoon]] = {
        naam: VERWANTEN[naam].lees(persoon) for naam in thuis.gevraagd & VERWANTEN.keys()
    }
    twijfel = in_onderzoek(persoon, ("verblijfplaats",))
    if HUISGENOTEN in thuis.gevraagd and thuis.bewoners is not None:
        groepen[HUISGENOTEN] = [
            b for b in thuis.bewoners if b.get("burgerservicenummer") != nummer and not geheim(b)
        ]
    for naam, mensen in groepen.items():
        keuzes, getoond = opties(mensen)
        thuis.getoond.extend(getoond)
        feiten[naam] = Registerwaarde(keuzes, "brp", klok.vandaag(), naam == HUISGENOTEN and twijfel)
    return feiten


def _kvkfeiten(profiel: Profiel, gevraagd: frozenset[str]) -> dict[str, Registerwaarde]:
    gelezen = {naam: KVK_BRONNEN[naam][2](profiel) for naam in gevraagd}
    return {
        naam: Registerwaarde(waarde, "kvk", klok.vandaag())
        for naam, waarde in gelezen.items()
        if waarde is not None
    }


def _categorieen(register: str, bronnen: Sequence[str]) -> list[str]:
    alle = {naam: bron.categorie for naam, bron in (BRONNEN | VERWANTEN).items()} | {
        HUISGENOTEN: "huisgenoten"
    }
    alle |= {naam: deel[1] for naam, deel in KVK_BRONNEN.items()}
    return sorted({alle[naam] for naam in bronnen if naam in alle and naam.startswith(f"{register}.")})
