"""Two organisations in one running installation, each with one of everything: neither sees, finds, names or changes what is the other's.

The operations, parameters and bodies come from the contracts and from the table of the rights' tests: whoever adds an operation that this
world has no row or body for, fails here.
"""

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from eenloket.verbinding.zgw import bronnen  # noqa: F401  # the resources make themselves known
from eenloket.verbinding.zgw.bron import BRONNEN
from eenloket.verbinding.zgw.contract import APIS, Operatie, contract
from eenloket.verbinding.zgw.notificaties.tests.ontvanger import ontvanger
from eenloket.verbinding.zgw.tests.ander_register import Register, ander_register
from eenloket.verbinding.zgw.tests.rechten.wereld import LICHAMEN, VOLGORDE
from tests.koppelvlak.conftest import opdracht
from tests.koppelvlak.wereld import keur
from tests.verhalen.huis import Huis

from .register import EIO, RSIN, Catalogus, Toepassing, aangemeld, abonnee, maak_catalogus, nieuw, wacht_tot

BUREN = "de-brede-stroom"
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class _Typen:
    """The case type as the table of bodies asks for it."""

    def __init__(self, c: Catalogus) -> None:
        self.url, self.resultaat, self._statustypen = (
            c.zaaktype,
            c.resultaattypen["afgehandeld"],
            c.statustypen,
        )

    def status(self, plek: int) -> str:
        return self._statustypen[plek]


@dataclass
class Wereld:
    """An organisation with one of everything; ``rij`` has the last id of a path by its form, ``urls`` addresses."""

    alles: Toepassing
    typen: _Typen
    rij: dict[str, str]
    urls: dict[str, str]
    elders_urls: dict[str, list[str]]
    slot: str = ""
    ids: set[str] = field(default_factory=set)
    """Every id of what was made here."""

    def pad(self, op: Operatie, *, zonder: bool = False) -> str:
        """The path of an operation, with ids of this world or of nothing."""
        vorm, uit = op.api, [op.api]
        for deel in op.pad.strip("/").split("/"):
            if deel.startswith("{"):
                uit.append(
                    str(uuid.uuid4()) if zonder else self.rij.get(vorm) or self.rij[_van_een_zaak(vorm)]
                )
                vorm += "/{}"
            else:
                uit.append(deel)
                vorm += "/" + deel
        return "/".join(uit)


def _van_een_zaak(vorm: str) -> str:
    assert re.fullmatch(r"zaken/zaak_\w+", vorm), f"geen rij voor {vorm}"
    return "zaken/zaken"


def _bouw(wie: Toepassing, c: Catalogus, register: Register) -> Wereld:
    urls = {f"catalogi/{naam}": url for naam, url in c.alles.items()}
    w = Wereld(wie, _Typen(c), {pad: url.rpartition("/")[2] for pad, url in urls.items()}, urls, {})
    merk = f"{wie.client_id}-{nieuw()}"
    for naam, ander in (("zaakcontactmomenten", "contactmomenten"), ("zaakverzoeken", "verzoeken")):
        w.elders_urls[naam] = [
            register.zet(f"/zrc/{ander}/{merk}{n}", {"url": f"{register.url}zrc/{ander}/{merk}{n}"})
            for n in (0, 1)
        ]
        register.zet(f"POST /zrc/object{ander}", {"url": f"{register.url}zrc/object{ander}/1"})
        register.zet(f"DELETE /zrc/object{ander}/1", (204, {}, b""))
    for pad in VOLGORDE:
        lichaam = LICHAMEN[f"POST {pad}"](w)  # type: ignore[arg-type]  # has what the table asks for
        if pad == "autorisaties/applicaties":
            lichaam["clientIds"] = [f"{merk}-1"]
        elif pad == "notificaties/abonnement":
            lichaam["callbackUrl"] = "http://127.0.0.1:9/"
        w.urls[pad] = wie.post(pad, lichaam)["url"]
        w.rij[pad] = w.urls[pad].rpartition("/")[2]
    eigenschap = LICHAMEN["POST zaken/zaken/{}/zaakeigenschappen"](w)  # type: ignore[arg-type]
    w.rij["zaken/zaken/{}/zaakeigenschappen"] = wie.post(f"{w.urls['zaken/zaken']}/zaakeigenschappen", eigenschap)["url"].rpartition("/")[2]  # fmt: skip
    w.rij["zaken/zaken/{}/besluiten"] = w.rij["besluiten/besluiten"]
    relaties = wie.get("documenten/objectinformatieobjecten", object=w.urls["zaken/zaken"])
    w.rij["documenten/objectinformatieobjecten"] = relaties[0]["url"].rpartition("/")[2]
    w.rij["notificaties/kanaal"] = wie.get("notificaties/kanaal")[0]["url"].rpartition("/")[2]
    for pad in ("zaken/zaken", EIO, "besluiten/besluiten"):
        w.rij[f"{pad}/{{}}/audittrail"] = wie.get(f"{w.urls[pad]}/audittrail")[0]["uuid"]
    half = wie.post(EIO, c.document() | {"inhoud": None})
    w.rij["documenten/bestandsdelen"] = half["bestandsdelen"][0]["url"].rpartition("/")[2]
    w.ids = {*w.rij.values(), half["url"].rpartition("/")[2], *(u.rpartition("/")[2] for u in c.statustypen)}
    return w


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    with ander_register() as gestart:
        yield gestart


@pytest.fixture(scope="module")
def eigen(huis: Huis, toepassing: Toepassing, catalogus: Catalogus, register: Register) -> Wereld:
    """The municipality."""
    opdracht(huis, "zgw", "dienst", register.url + "zrc/", "--soort", "zrc")
    return _bouw(toepassing, catalogus, register)


@pytest.fixture(scope="module")
def buren(huis: Huis, register: Register) -> Wereld:
    """The water authority, in the same installation."""
    opdracht(huis, "zgw", "dienst", register.url + "zrc/", "--soort", "zrc", "--organisatie", BUREN)
    wie = aangemeld(huis, "bestendig-buren", BUREN)
    return _bouw(wie, maak_catalogus(huis, wie, BUREN), register)


def _operaties(*methoden: str) -> list[Operatie]:
    return [op for api in APIS for op in contract(api).operaties.values() if op.methode in methoden]


def _naam(op: Operatie) -> str:
    return f"{op.api}-{op.id}"


def _vorm(op: Operatie) -> str:
    return f"{op.methode} {op.api}" + re.sub(r"\{\w+\}", "{}", op.pad)


def _zonder_plaats(inhoud: Any) -> Any:
    return {k: v for k, v in inhoud.items() if k != "instance"} if isinstance(inhoud, dict) else inhoud


@pytest.mark.parametrize("op", [op for op in _operaties("GET") if "{" in op.pad], ids=_naam)
def test_wat_van_een_ander_is_bestaat_niet(eigen: Wereld, buren: Wereld, op: Operatie) -> None:
    """Whoever may see it does, and to the other it's as if nothing were there."""
    for een, ander in ((eigen, buren), (buren, eigen)):
        antwoord = een.alles.vraag("GET", een.pad(op))
        keur(antwoord, "GET")
        assert antwoord.status_code == 200, antwoord.text[:300]
        vreemd = ander.alles.vraag("GET", een.pad(op))
        niets = ander.alles.vraag("GET", een.pad(op, zonder=True))
        assert (vreemd.status_code, _zonder_plaats(vreemd.json())) == (404, _zonder_plaats(niets.json()))
        onder_eigen = _gemengd(op, een, ander)
        if onder_eigen is not None:
            assert ander.alles.vraag("GET", onder_eigen).status_code == 404


def _gemengd(op: Operatie, een: Wereld, ander: Wereld) -> str | None:
    """A path below something of ``ander`` with the last id of ``een``; None where there is one id."""
    if op.pad.count("{") < 2:
        return None
    return ander.pad(op).rpartition("/")[0] + "/" + een.pad(op).rpartition("/")[2]


@pytest.mark.parametrize("op", [op for op in _operaties("GET") if "{" not in op.pad], ids=_naam)
def test_geen_lijst_noemt_iets_van_een_ander(eigen: Wereld, buren: Wereld, op: Operatie) -> None:
    for een, ander in ((eigen, buren), (buren, eigen)):
        vragen: dict[str, Any] = {"pageSize": 500} if "pageSize" in op.parameters else {}
        if op.id == "applicatie_consumer":
            vragen["clientId"] = ander.alles.client_id
            assert een.alles.vraag("GET", een.pad(op), params=vragen).status_code == 404
            continue
        uit = een.alles.get(een.pad(op), **vragen)
        teksten, rijen = [str(uit)], uit["results"] if isinstance(uit, dict) else uit
        aantal, gezien = (uit["count"] if isinstance(uit, dict) else len(rijen)), len(rijen)
        while isinstance(uit, dict) and uit["next"]:
            uit = een.alles.get(uit["next"])
            teksten.append(str(uit))
            gezien += len(uit["results"])
        assert aantal == gezien, "what is counted is what is shown"
        genoemd = {id_ for tekst in teksten for id_ in _ID.findall(tekst)}
        assert not genoemd & ander.ids
        vorm = f"{op.api}{op.pad}"
        if vorm in een.rij:
            assert een.rij[vorm] in genoemd


@pytest.mark.parametrize(
    "op", [op for op in _operaties("GET") if "{" not in op.pad and op.id != "applicatie_consumer"], ids=_naam
)
def test_geen_filter_vindt_iets_van_een_ander(eigen: Wereld, buren: Wereld, op: Operatie) -> None:
    """Each parameter that an address of the other fits in: refused, or nothing is found."""
    for naam in op.parameters:
        for pad, url in buren.urls.items():
            if naam not in _noemt(pad):
                continue
            antwoord = eigen.alles.vraag("GET", eigen.pad(op), params={naam: url})
            keur(antwoord, "GET")
            assert antwoord.status_code in (200, 400)
            if antwoord.status_code == 200:
                uit = antwoord.json()
                assert not (uit["results"] if isinstance(uit, dict) else uit), (naam, url)
                if isinstance(uit, dict):
                    assert uit["count"] == 0


def _noemt(pad: str) -> set[str]:
    """Parameters that are the address of something at ``pad``."""
    enkel = {
        "catalogi/zaaktypen": {"zaaktype", "zaaktypen"}, "zaken/zaken": {"zaak", "object", "gerelateerdAan", "gerelateerd_aan", "hoofdzaak"},
        "catalogi/statustypen": {"statustype"}, "catalogi/resultaattypen": {"resultaattype"}, "catalogi/roltypen": {"roltype"},
        "catalogi/informatieobjecttypen": {"informatieobjecttype", "informatieobjecttypen"}, "catalogi/besluittypen": {"besluittype", "besluittypen"},
        "catalogi/catalogussen": {"catalogus"}, EIO: {"informatieobject"}, "besluiten/besluiten": {"besluit", "object"}, "zaken/statussen": {"status"},
        "catalogi/zaakobjecttypen": {"zaakobjecttype"}, "catalogi/eigenschappen": {"eigenschap"},
    }  # fmt: skip
    return enkel.get(pad, set())


def _verwissel(waarde: Any, tabel: Mapping[str, str]) -> Iterator[Any]:
    """``waarde`` with one address of ours replaced by that of the other, once for each place where there is one."""
    if isinstance(waarde, str):
        if waarde in tabel:
            yield tabel[waarde]
    elif isinstance(waarde, dict):
        for sleutel, w in waarde.items():
            for ander in _verwissel(w, tabel):
                yield {**waarde, sleutel: ander}
    elif isinstance(waarde, list):
        for plek, w in enumerate(waarde):
            for ander in _verwissel(w, tabel):
                yield [*waarde[:plek], ander, *waarde[plek + 1 :]]


@pytest.mark.parametrize("op", _operaties("POST", "PUT", "PATCH"), ids=_naam)
def test_niemand_verwijst_naar_iets_van_een_ander(eigen: Wereld, buren: Wereld, op: Operatie) -> None:
    """A body that is right but for one address, in every place of an address."""
    maker = LICHAMEN.get(_vorm(op))
    if maker is None:
        assert op.methode in ("PUT", "PATCH"), f"geen lichaam voor {_vorm(op)}"
        if "{" not in op.pad or op.api in ("autorisaties", "notificaties"):
            return
        lichaam = eigen.alles.get(eigen.pad(op))
    else:
        lichaam = maker(eigen)  # type: ignore[arg-type]
    tabel = {url: buren.urls[pad] for pad, url in eigen.urls.items() if pad in buren.urls}
    tabel |= {eigen.typen.status(n): buren.typen.status(n) for n in (0, 1, 2)}
    tabel |= {eigen.typen.resultaat: buren.typen.resultaat, eigen.rij["zaken/zaken"]: buren.rij["zaken/zaken"], eigen.rij[EIO]: buren.rij[EIO]}  # fmt: skip
    lichaam.pop("url", None)
    for ander in _verwissel(lichaam, tabel):
        antwoord = eigen.alles.vraag(op.methode, eigen.pad(op), ander)
        keur(antwoord, op.methode)
        if op.id.endswith("__zoek"):
            assert antwoord.json()["count"] == 0
        elif antwoord.is_success:  # what only the server says of itself is left unread, whatever is sent
            assert not set(_ID.findall(antwoord.text)) & buren.ids, (ander, antwoord.text[:500])
        else:
            assert antwoord.status_code in (400, 403, 404), antwoord.text[:300]


@pytest.mark.parametrize(
    "op", [op for op in _operaties("POST", "PUT", "PATCH", "DELETE") if "{" in op.pad], ids=_naam
)
def test_niemand_verandert_iets_van_een_ander(eigen: Wereld, buren: Wereld, op: Operatie) -> None:
    maker = LICHAMEN.get(_vorm(op))
    lichaam = maker(eigen) if maker else {} if op.methode != "DELETE" else None  # type: ignore[arg-type]
    hoofd = eigen.pad(op).split("/")
    lezen = "/".join(hoofd[:3]) if "{" in op.pad.strip("/").split("/")[1:2] else eigen.urls["zaken/zaken"]
    voor = eigen.alles.vraag("GET", lezen).content
    antwoord = buren.alles.vraag(op.methode, eigen.pad(op), lichaam)
    keur(antwoord, op.methode)
    assert antwoord.status_code in (400, 404), (antwoord.status_code, antwoord.text[:300])
    if antwoord.status_code == 400:
        niets = buren.alles.vraag(op.methode, eigen.pad(op, zonder=True), lichaam)
        assert (niets.status_code, _zonder_plaats(niets.json())) == (400, _zonder_plaats(antwoord.json()))
    assert eigen.alles.vraag("GET", lezen).content == voor


@pytest.mark.parametrize(
    "sleutel", sorted(k for k, b in BRONNEN.items() if b.uitbreidingen and not k.endswith("_versie"))
)
def test_uitbreiden_reikt_niet_over_de_grens(eigen: Wereld, buren: Wereld, sleutel: str) -> None:
    """All that can be expanded in all that there is of ours, one level and two: no id of the other in it.

    Old versions of a document are read by the same path as the document itself.
    """
    bron = BRONNEN[sleutel]
    paden = [
        f"{naam}.{dieper}"
        for naam, u in bron.uitbreidingen.items()
        for dieper in ("", *BRONNEN[u.bron].uitbreidingen)
    ]
    vorm = f"{bron.api}/" + re.sub(r"\{\w+\}", "{}", bron.pad)
    url = f"{bron.api}/" + re.sub(r"\{\w+\}", eigen.rij["zaken/zaken"], bron.pad) + f"/{eigen.rij[vorm]}"
    for pad in (p.rstrip(".") for p in paden):
        antwoord = eigen.alles.vraag("GET", url, params={"expand": pad})
        keur(antwoord, "GET")
        assert antwoord.status_code in (200, 404)  # 404: to and fro over the same relation
        assert not set(_ID.findall(antwoord.text)) & buren.ids


def test_hetzelfde_nummer_in_twee_registers(eigen: Wereld, buren: Wereld) -> None:
    """Numbers are unique in a register, not over its neighbours: each has and finds its own."""
    nummer = f"N-{nieuw()}"
    for pad in ("zaken/zaken", EIO, "besluiten/besluiten"):
        lichaam = {
            w.alles.client_id: LICHAMEN[f"POST {pad}"](w) | {"identificatie": nummer} for w in (eigen, buren)
        }  # type: ignore[arg-type]
        gemaakt = [w.alles.post(pad, lichaam[w.alles.client_id])["url"] for w in (eigen, buren)]
        for w, url in zip((eigen, buren), gemaakt, strict=True):
            assert [r["url"] for r in w.alles.get(pad, identificatie=nummer)["results"]] == [url]
    gereserveerd = eigen.alles.post("zaken/zaaknummer_reserveren", {"bronorganisatie": RSIN})[0]["zaaknummer"]
    zaak = LICHAMEN["POST zaken/zaken"](buren) | {"identificatie": gereserveerd}  # type: ignore[arg-type]
    assert buren.alles.post("zaken/zaken", zaak)["identificatie"] == gereserveerd
    zaak = LICHAMEN["POST zaken/zaken"](eigen) | {"identificatie": gereserveerd}  # type: ignore[arg-type]
    assert eigen.alles.post("zaken/zaken", zaak)["identificatie"] == gereserveerd


def test_iedere_abonnee_hoort_alleen_van_zijn_eigen_register(eigen: Wereld, buren: Wereld) -> None:
    kanalen = ("zaken", "documenten", "besluiten", "zaaktypen", "autorisaties")
    with (
        ontvanger() as onze,
        ontvanger() as hunne,
        abonnee(eigen.alles, onze.adres, *kanalen[:3]),
        abonnee(buren.alles, hunne.adres, *kanalen[:3]),
    ):
        gemaakt: dict[str, list[str]] = {}
        for w in (eigen, buren):
            gemaakt[w.alles.client_id] = [
                w.alles.post(pad, LICHAMEN[f"POST {pad}"](w))["url"]  # type: ignore[arg-type]
                for pad in ("zaken/zaken", EIO, "besluiten/besluiten", "zaken/rollen")
            ]
        for w, bus in ((eigen, onze), (buren, hunne)):
            verwacht = set(gemaakt[w.alles.client_id])
            wacht_tot(
                lambda v=verwacht, b=bus: v <= {m["resourceUrl"] for m in list(b.berichten)},
                60,
                "notificaties",
            )
        for bus, ander in ((onze, buren), (hunne, eigen)):
            tekst = str(bus.berichten)
            assert not set(_ID.findall(tekst)) & {
                *ander.ids,
                *(u.rpartition("/")[2] for u in gemaakt[ander.alles.client_id]),
            }


def test_een_notificatie_van_ons_gaat_niet_naar_de_buren(eigen: Wereld, buren: Wereld) -> None:
    """A message that one sends through its own channel reaches subscribers of its own."""
    naam = f"kanaal{nieuw()}"
    for w in (eigen, buren):
        w.alles.post("notificaties/kanaal", {"naam": naam})
    with (
        ontvanger() as onze,
        ontvanger() as hunne,
        abonnee(eigen.alles, onze.adres, naam),
        abonnee(buren.alles, hunne.adres, naam),
    ):
        bericht = LICHAMEN["POST notificaties/notificaties"](eigen) | {"kanaal": naam}  # type: ignore[arg-type]
        assert eigen.alles.vraag("POST", "notificaties/notificaties", bericht).status_code == 200
        wacht_tot(lambda: len(onze.berichten) == 1, 60, "het bericht")
        bericht = LICHAMEN["POST notificaties/notificaties"](buren) | {"kanaal": naam, "resource": "anders"}  # type: ignore[arg-type]
        assert buren.alles.vraag("POST", "notificaties/notificaties", bericht).status_code == 200
        wacht_tot(lambda: len(hunne.berichten) == 1, 60, "het bericht van de buren")
        assert [m["resource"] for m in hunne.berichten] == ["anders"]
        assert len(onze.berichten) == 1
