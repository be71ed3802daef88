"""Who may: each operation of each contract with each of its scopes missing, with another type, with each level, and from another organisation.

The scopes come from the contract, so a new operation or scope is tried without anybody thinking of it. The positive control is in it:
with exactly what the contract asks, on exactly this type and level, it works; so what is refused is refused for its reason.
"""

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from eenloket.kern.vertrouwelijkheid import WOORDEN
from eenloket.verbinding.zgw import bronnen, onthouden  # noqa: F401  # the resources make themselves known
from eenloket.verbinding.zgw.bron import BRONNEN, Bron
from eenloket.verbinding.zgw.contract import APIS, Operatie, Scopes, contract
from eenloket.verbinding.zgw.operaties import HANDELINGEN
from eenloket.verbinding.zgw.tests.ander_register import ander_register
from eenloket.verbinding.zgw.tests.klant import BASIS, Klant
from eenloket.verbinding.zgw.toegang import rechten as rechtenmodule
from eenloket.verbinding.zgw.toegang import token
from eenloket.verbinding.zgw.toegang.rechten import COMPONENT

from .wereld import LICHAMEN, NIVEAU, Wereld, bouw

pytestmark = pytest.mark.django_db
ZONDER_SCOPE = {"GET": "documenten.lezen", "HEAD": "documenten.lezen", "POST": "documenten.aanmaken", "PUT": "documenten.bijwerken",
                "PATCH": "documenten.bijwerken", "DELETE": "documenten.verwijderen"}  # fmt: skip
"""The published contract forgets the scopes of dispatches; they are those of their document."""
ALLE = {s for api in APIS for op in contract(api).operaties.values() for alt in op.scopes for s in alt}
REGELS = {
    ("zaken", "resultaat_create"): "a case has one result already",
    ("zaken", "zaakinformatieobject_create"): "the document is in the case already",
    ("zaken", "zaakbesluit_destroy"): "the decision still says that it is of the case",
    ("zaken", "zaak_destroy"): "the case has a decision",
    ("zaken", "zaakafsluiten"): "a case has one result already",
    ("documenten", "enkelvoudiginformatieobject_destroy"): "the document is in a case",
    ("documenten", "enkelvoudiginformatieobject_unlock"): "it isn't locked",
    ("documenten", "enkelvoudiginformatieobject_update"): "it isn't locked",
    ("documenten", "enkelvoudiginformatieobject_partial_update"): "it isn't locked",
    ("documenten", "objectinformatieobject_create"): "the relation must be in the other register first",
    ("documenten", "objectinformatieobject_destroy"): "the relation is still in the other register",
    ("documenten", "bestandsdeel_update"): "the body isn't a form (415)",
    ("besluiten", "besluitinformatieobject_create"): "the document is with the decision already",
}
"""Operations that a rule refuses in this world, after who may was looked at: 400 is then as good as done."""


EERSTE_STATUS = {"status_create", "zaakafsluiten", "zaakbijwerken", "zaakopschorten", "zaakverlengen"}
"""With ``zaken.aanmaken`` alone only the first status may be set, with ``zaken.heropenen`` only one after the end (their tests say so)."""


def _operaties() -> list[Operatie]:
    return [op for api in APIS for op in contract(api).operaties.values() if (api, op.id) in HANDELINGEN]


def test_elke_operatie_is_bediend_en_wordt_geprobeerd() -> None:
    alle = {(api, id_) for api in APIS for id_ in contract(api).operaties}
    assert {(op.api, op.id) for op in _operaties()} == alle
    zonder = {(op.api, op.id) for op in _operaties() if not _scopes(op)}
    assert not zonder


def _scopes(op: Operatie) -> Scopes:
    if "/verzendingen" in op.pad:
        return (frozenset({ZONDER_SCOPE[op.methode]}),)
    if op.api == "catalogi" and frozenset({"catalogi.lezen"}) in op.scopes:
        # who reads cases or documents may read the catalogue they are described in (ztc-014)
        return (frozenset({"catalogi.lezen"}), frozenset({"zaken.lezen"}), frozenset({"documenten.lezen"}))
    return op.scopes


@pytest.fixture(scope="module")
def wereld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Wereld]:
    """Made once; each test undoes what it did."""
    with django_db_blocker.unblock(), ander_register() as register, transaction.atomic():
        rechtenmodule.vergeet()
        yield bouw(register)
        transaction.set_rollback(True)
    rechtenmodule.vergeet()


def _pad(op: Operatie, w: Wereld, *, bestaat: bool = True) -> str:
    """The path with the ids of this world in it, or with ids of nothing. A KeyError means that nothing stands there: add a row to the world."""
    delen, vorm, uit = op.pad.strip("/").split("/"), op.api, [op.api]
    for deel in delen:
        if deel.startswith("{"):
            uit.append((w.rij.get(vorm) or w.rij[_zaak_of(vorm)]) if bestaat else str(uuid.uuid4()))
            vorm += "/{}"
        else:
            uit.append(deel)
            vorm += "/" + deel
    return "/".join(uit)


def _zaak_of(vorm: str) -> str:
    assert re.fullmatch(r"zaken/zaak_\w+", vorm), f"geen rij voor {vorm}"
    return "zaken/zaken"


def _vorm(op: Operatie) -> str:
    return f"{op.methode} {op.api}" + re.sub(r"\{\w+\}", "{}", op.pad)


def _lichaam(op: Operatie, w: Wereld) -> Any:
    if op.methode in ("GET", "HEAD", "DELETE"):
        return None
    if (maker := LICHAMEN.get(_vorm(op))) is not None:
        return maker(w)
    assert op.methode != "POST", f"geen lichaam voor {_vorm(op)}"
    return w.alles.get(_pad(op, w)) if op.methode == "PUT" else {}


def _roep(klant: Klant, op: Operatie, w: Wereld, *, bestaat: bool = True) -> tuple[int, Any]:
    vragen = {p.naam: "alles" for p in op.parameters.values() if p.naam == "clientId"}
    uit = klant(op.methode.lower(), _pad(op, w, bestaat=bestaat), _lichaam(op, w), **vragen)
    return klant.antwoord.status_code, uit


def _alternatieven(op: Operatie) -> list[frozenset[str]]:
    return list(_scopes(op))


def _rechten(
    op: Operatie, w: Wereld, scopes: frozenset[str], *, soort: uuid.UUID | None = None, niveau: int = NIVEAU
) -> dict[str, Any]:
    """The scopes in the operation's own component, on this type."""
    component = COMPONENT[op.api]
    return {component: (set(scopes), soort or w.soort.get(component), niveau)}


def _met_soort(op: Operatie) -> bool:
    return COMPONENT[op.api] in ("zrc", "drc", "brc") and op.id not in (
        "zaaknummer_reserveren",
        "zaak_reserveer_zaaknummer",
    )


def _met_niveau(op: Operatie) -> bool:
    """Decisions have no level."""
    return _met_soort(op) and op.api != "besluiten"


def _is_lijst(op: Operatie) -> bool:
    return (op.methode == "GET" and op.id.endswith("_list") and "audittrail" not in op.id) or op.id.endswith(
        "__zoek"
    )


def _onder_zaak(op: Operatie) -> bool:
    """A list below one case: whether that case may be seen decides."""
    return "{" in op.pad


def _per_api(past: Callable[[Operatie], bool] = lambda op: True) -> pytest.MarkDecorator:
    """A test for each API that has such operations; it gets them all, and tries each by itself (``los``)."""
    per_api = {api: [op for op in _operaties() if op.api == api and past(op)] for api in APIS}
    return pytest.mark.parametrize(
        "operaties", [pytest.param(ops, id=api) for api, ops in per_api.items() if ops]
    )


Los = Callable[[Operatie], AbstractContextManager[None]]


@pytest.fixture
def los(subtests: pytest.Subtests) -> Los:
    """One operation by itself: a failure names it and the others are tried too, and what it did or made remembered is undone."""

    @contextmanager
    def een(op: Operatie) -> Iterator[None]:
        with subtests.test(operatie=f"{op.api}-{op.id}"):
            try:
                with transaction.atomic():
                    yield
                    transaction.set_rollback(True)
            except Exception as fout:
                fout.add_note(f"{op.api}-{op.id}")
                raise
            finally:
                for vergeet in (rechtenmodule.vergeet, token.vergeet, onthouden.vergeet):
                    vergeet()

    return een


@_per_api()
def test_met_precies_de_scopes_lukt_het(wereld: Wereld, operaties: list[Operatie], los: Los) -> None:
    for op in operaties:
        with los(op):
            _lukt_met_precies_de_scopes(wereld, op)


def _lukt_met_precies_de_scopes(wereld: Wereld, op: Operatie) -> None:
    for scopes in _alternatieven(op):
        if op.api == "zaken" and op.id in EERSTE_STATUS and "zaken.statussen.toevoegen" not in scopes:
            continue
        with transaction.atomic():
            status, uit = _roep(wereld.geef(_rechten(op, wereld, scopes)), op, wereld)
            transaction.set_rollback(True)
        regel = (op.api, op.id) in REGELS or (op.api == "catalogi" and op.methode not in ("GET", "HEAD"))
        goed = {200, 201, 204} | ({400, 409, 415} if regel else set())
        assert status in goed, (sorted(scopes), status, uit)


@_per_api()
def test_elke_scope_is_nodig(wereld: Wereld, operaties: list[Operatie], los: Los) -> None:
    for op in operaties:
        with los(op):
            _heeft_elke_scope_nodig(wereld, op)


def _heeft_elke_scope_nodig(wereld: Wereld, op: Operatie) -> None:
    alternatieven = _alternatieven(op)
    te_weinig = [alt - {s} for alt in alternatieven for s in alt] + [
        frozenset(ALLE - set().union(*alternatieven))
    ]
    for scopes in dict.fromkeys(te_weinig):
        if any(alt <= scopes for alt in alternatieven):
            continue
        status, uit = _roep(wereld.geef(_rechten(op, wereld, scopes, niveau=8)), op, wereld)
        assert status == 403, (sorted(scopes), status, uit)
        assert uit is None or uit["code"] == "permission_denied"


@_per_api()
def test_een_scope_van_een_andere_component_telt_niet(
    wereld: Wereld, operaties: list[Operatie], los: Los
) -> None:
    for op in operaties:
        with los(op):
            _telt_andere_componenten_niet(wereld, op)


def _telt_andere_componenten_niet(wereld: Wereld, op: Operatie) -> None:
    eigen = COMPONENT[op.api]
    anders = {c: (ALLE, wereld.soort.get(c), 8) for c in COMPONENT.values() if c != eigen}
    if op.api == "catalogi":  # who may read cases may read what they are described in (ztc-014)
        anders = {c: r for c, r in anders.items() if c not in ("zrc", "drc", "brc")}
    status, _uit = _roep(wereld.geef(anders), op, wereld)
    assert status == 403


@_per_api(_met_soort)
def test_een_ander_type_is_buiten_bereik(wereld: Wereld, operaties: list[Operatie], los: Los) -> None:
    for op in operaties:
        with los(op):
            _is_buiten_bereik_van_een_ander_type(wereld, op)


def _is_buiten_bereik_van_een_ander_type(wereld: Wereld, op: Operatie) -> None:
    scopes = _alternatieven(op)[0]
    klant = wereld.geef(_rechten(op, wereld, scopes, soort=wereld.ander[COMPONENT[op.api]], niveau=8))
    _buiten_bereik(op, *_roep(klant, op, wereld))


def _buiten_bereik(op: Operatie, status: int, uit: Any) -> None:
    if _is_lijst(op) and not _onder_zaak(op):
        assert status == 200
        if isinstance(uit, dict):
            assert (uit["count"], uit["results"], uit["next"]) == (0, [], None)
        else:
            assert uit == []
    else:
        assert status == 403, (status, uit)
        assert uit is None or uit["code"] == "permission_denied"


@_per_api(_met_niveau)
def test_elk_niveau_boven_het_hoogste_is_buiten_bereik(
    wereld: Wereld, operaties: list[Operatie], los: Los
) -> None:
    for op in operaties:
        with los(op):
            _is_buiten_bereik_onder_het_niveau(wereld, op)


def _is_buiten_bereik_onder_het_niveau(wereld: Wereld, op: Operatie) -> None:
    scopes = _alternatieven(op)[0]
    for niveau in range(1, NIVEAU):
        klant = wereld.geef(_rechten(op, wereld, scopes, niveau=niveau))
        _buiten_bereik(op, *_roep(klant, op, wereld))


@_per_api(lambda op: _met_niveau(op) and op.methode == "GET")
def test_vanaf_het_niveau_zelf_is_het_te_lezen(wereld: Wereld, operaties: list[Operatie], los: Los) -> None:
    for op in operaties:
        with los(op):
            _is_te_lezen_vanaf_het_niveau(wereld, op)


def _is_te_lezen_vanaf_het_niveau(wereld: Wereld, op: Operatie) -> None:
    for niveau in range(NIVEAU, 9):
        status, uit = _roep(
            wereld.geef(_rechten(op, wereld, _alternatieven(op)[0], niveau=niveau)), op, wereld
        )
        assert status == 200
        if _is_lijst(op):
            assert uit["results"] if isinstance(uit, dict) else uit


@_per_api()
def test_een_andere_organisatie_ziet_en_verandert_niets(
    wereld: Wereld, operaties: list[Operatie], los: Los
) -> None:
    """With all rights, in an organisation of its own: what is ours doesn't exist there."""
    for op in operaties:
        with los(op):
            _bestaat_elders_niet(wereld, op)


def _bestaat_elders_niet(wereld: Wereld, op: Operatie) -> None:
    if op.id == "applicatie_consumer":
        assert _roep(wereld.elders_klant, op, wereld)[0] == 404
        return
    lichaam = _lichaam(op, wereld)
    status, uit = _roep(wereld.elders_klant, op, wereld)
    if "{" in op.pad:
        assert status in (400, 404), (status, uit)
        niets = _roep(wereld.elders_klant, op, wereld, bestaat=False)
        assert (status, _zonder_pad(uit)) == (niets[0], _zonder_pad(niets[1])), "as if there is nothing"
    elif _is_lijst(op):
        rijen = uit["results"] if isinstance(uit, dict) else uit
        assert status == 200
        eigen = wereld.rij.get(f"{op.api}{op.pad}", "-")
        assert not [r for r in rijen if eigen in r.get("url", "")]
        if isinstance(uit, dict):
            assert uit["count"] == len(rijen)
    elif BASIS in str(lichaam):
        assert status == 400, (status, uit)


def _zonder_pad(uit: Any) -> Any:
    return {k: w for k, w in uit.items() if k != "instance"} if isinstance(uit, dict) else uit


@pytest.mark.parametrize(
    ("bron", "naam"),
    [
        (b, naam)
        for b in BRONNEN.values()
        for naam, u in b.uitbreidingen.items()
        if BRONNEN[u.bron].toegang.soort is not None
        and BRONNEN[u.bron].api != b.api
        and not b.naam.endswith("_versie")
    ],
    ids=lambda w: w if isinstance(w, str) else f"{w.api}-{w.naam}",
)
def test_uitbreiden_toont_alleen_wat_te_lezen_is(wereld: Wereld, bron: Bron, naam: str) -> None:
    """What stands in another component is expanded for who may read it there, and is empty for others."""
    doel = BRONNEN[bron.uitbreidingen[naam].bron]
    pad = re.sub(r"\{\w+\}", wereld.rij["zaken/zaken"], bron.pad)
    url = f"{bron.api}/{pad}/{wereld.rij[f'{bron.api}/' + re.sub(r'{[a-z_]+}', '{}', bron.pad)]}"
    eigen, ander = COMPONENT[bron.api], COMPONENT[doel.api]
    lezen = {eigen: ({f"{bron.api}.lezen"}, wereld.soort[eigen], NIVEAU)}
    scope = {f"{doel.api}.lezen"}
    buiten: list[dict[str, Any]] = [
        lezen,
        lezen | {ander: ({f"{doel.api}.aanmaken", "audittrails.lezen"}, wereld.soort[ander], 8)},
        lezen | {ander: (scope, wereld.ander[ander], 8)},
    ]
    if doel.toegang.niveau:
        buiten.append(lezen | {ander: (scope, wereld.soort[ander], NIVEAU - 1)})
    for rechten in buiten:
        klant = wereld.geef(rechten)
        assert not klant.get(url, expand=naam)["_expand"].get(naam), rechten
    mag = wereld.geef(lezen | {ander: (scope, wereld.soort[ander], NIVEAU)})
    assert mag.get(url, expand=naam)["_expand"][naam]


@pytest.mark.parametrize("pad", ["zaken/zaken", "documenten/enkelvoudiginformatieobjecten"])
def test_een_lijst_en_haar_telling_zijn_van_wat_binnen_bereik_is(wereld: Wereld, pad: str) -> None:
    """Beside each other: two types, each on three levels. Whatever is given, list and count are exactly that."""
    api = pad.partition("/")[0]
    component, soortnaam = COMPONENT[api], {"zaken": "zaaktype", "documenten": "informatieobjecttype"}[api]
    catalogus = {"zaken": "zaaktypen", "documenten": "informatieobjecttypen"}[api]
    waar: dict[str, tuple[uuid.UUID, int]] = {}
    for soort in (wereld.soort[component], wereld.ander[component]):
        for niveau in (1, 4, 8):
            gegevens = LICHAMEN[f"POST {pad}"](wereld) | {
                soortnaam: f"{BASIS}/catalogi/api/v1/{catalogus}/{soort}",
                "vertrouwelijkheidaanduiding": WOORDEN[niveau - 1],
            }
            waar[wereld.alles.post(pad, gegevens)["url"]] = (soort, niveau)
    for soort in (wereld.soort[component], wereld.ander[component]):
        for hoogste in range(1, 9):
            klant = wereld.geef({component: ({f"{api}.lezen"}, soort, hoogste)})
            uit = klant.get(pad)
            gezien = {r["url"] for r in uit["results"]} & set(waar)
            assert gezien == {u for u, (s, n) in waar.items() if s == soort and n <= hoogste}
            assert uit["count"] == len(uit["results"])
