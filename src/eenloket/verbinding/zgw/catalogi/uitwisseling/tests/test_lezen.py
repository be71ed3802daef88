"""What others write is read, mistakes are told with their place, and hostile files stay outside."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eenloket.kern.actoren import systeem
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import api
from eenloket.midoffice.aanbod.models import (
    Besluittype,
    Catalogus,
    Eigenschap,
    Informatieobjecttype,
    Resultaattype,
    Zaaktype,
    ZaaktypeInformatieobjecttype,
)
from eenloket.midoffice.aanbod.tests.strategieen import SNEL
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie
from eenloket.verbinding.zgw.catalogi.tests.bouwers import KLASSE_ELDERS, OMSCHRIJVING, PROCESTYPE, Lijst
from eenloket.verbinding.zgw.catalogi.uitwisseling import Importfout, importeer_catalogus, uitpakken
from eenloket.verbinding.zgw.models import Dienst

from . import openzaak

pytestmark = pytest.mark.django_db
DOOR = systeem("test")


@pytest.fixture
def organisatie(db: None) -> Organisatie:
    return maak_organisatie("proefstad")


def lees(organisatie: Organisatie, inhoud: Any, **opties: Any) -> Any:
    ruw = inhoud if isinstance(inhoud, bytes) else openzaak.als_zip(inhoud)
    return importeer_catalogus(organisatie, ruw, DOOR, **opties)


def fouten(organisatie: Organisatie, inhoud: Any, **opties: Any) -> list[str]:
    """The mistakes; nothing was made."""
    with pytest.raises(Importfout) as fout:
        lees(organisatie, inhoud, **opties)
    assert not Zaaktype.objects.exists()
    assert not Catalogus.objects.exists()
    return [str(f) for f in fout.value.fouten]


def test_een_export_van_een_ander_systeem(organisatie: Organisatie) -> None:
    verslag = lees(organisatie, openzaak.bestanden())
    assert [str(r) for r in verslag.regels] == [
        "+ Catalogus/TEST 517439943",
        "+ ZaakType/ZAAKTYPE-1 2019-01-01",
        "+ BesluitType/Vergunning 2019-01-01",
        "+ InformatieObjectType/Brief 2019-01-01",
    ]
    zaaktype = Zaaktype.objects.get()
    assert (zaaktype.concept, zaaktype.verantwoordelijke, str(zaaktype.id) in openzaak.ZAAKTYPE) == (True, "Beheer", False)  # fmt: skip
    assert [b.omschrijving for b in zaaktype.besluittypen.all()] == ["Vergunning"]
    assert zaaktype.gerelateerde_zaaktypen.get().gerelateerd == zaaktype
    eigenschap = Eigenschap.objects.get()
    assert eigenschap.statustype is not None  # only the status type named it
    assert eigenschap.statustype.checklistitems.get().vraagstelling == "Klopt het?"
    assert ZaaktypeInformatieobjecttype.objects.get().statustype == eigenschap.statustype
    resultaat = Resultaattype.objects.get()
    assert (resultaat.omschrijving_generiek, resultaat.archiefactietermijn) == ("Toegekend", "P10Y")
    assert [i.omschrijving for i in resultaat.informatieobjecttypen.all()] == ["Brief"]
    assert Besluittype.objects.get().concept


def test_nog_eens_inlezen_maakt_niets(organisatie: Organisatie) -> None:
    lees(organisatie, openzaak.bestanden())
    verslag = lees(organisatie, openzaak.bestanden())
    assert {r.teken for r in verslag.regels} == {"="}
    assert dict(verslag.aantallen) == {}
    assert (Zaaktype.objects.count(), Besluittype.objects.count(), Informatieobjecttype.objects.count()) == (
        1,
        1,
        1,
    )
    assert ZaaktypeInformatieobjecttype.objects.count() == 1


def test_wat_anders_is_wordt_een_concept_naast_wat_er_was(organisatie: Organisatie) -> None:
    lees(organisatie, openzaak.bestanden())
    oud = Zaaktype.objects.get()
    for model in (Besluittype, Informatieobjecttype):
        api.catalogus.publiceer(model, organisatie.id, model.objects.get().id, door=DOOR)
    api.catalogus.publiceer_zaaktype(organisatie.id, oud.id, door=DOOR)
    anders = openzaak.bestanden()
    anders["ZaakType"][0] |= {"doel": "Een ander doel", "beginGeldigheid": "2027-01-01"}
    verslag = lees(organisatie, anders)
    regel = next(r for r in verslag.regels if r.soort == "ZaakType")
    assert str(regel) == (
        "~ ZaakType/ZAAKTYPE-1 2027-01-01\n  ~ zaaktype/ZAAKTYPE-1\n      doel: Doel → Een ander doel"
    )
    assert Zaaktype.objects.filter(concept=False).get() == oud
    nieuw = Zaaktype.objects.get(concept=True)
    assert [b.concept for b in nieuw.besluittypen.all()] == [False]  # the one that was there
    assert Besluittype.objects.count() == 1


def test_een_proef_verandert_niets(organisatie: Organisatie) -> None:
    verslag = lees(organisatie, openzaak.bestanden(), proef=True)
    assert (verslag.proef, verslag.catalogus_id, verslag.samenvatting["+"]) == (True, None, 4)
    assert not Catalogus.objects.exists()
    lees(organisatie, openzaak.bestanden())
    er_al = Catalogus.objects.get()
    assert lees(organisatie, openzaak.bestanden(), proef=True).catalogus_id == er_al.id
    assert Zaaktype.objects.count() == 1


def test_zaaktypen_zonder_catalogus_gaan_waar_je_zegt(organisatie: Organisatie) -> None:
    inhoud = openzaak.bestanden()
    del inhoud["Catalogus"]
    assert "precies één catalogus" in fouten(organisatie, inhoud)[0]
    doel = Catalogus.objects.create(
        organisatie=organisatie, domein="DOEL", rsin="517439943", contactpersoon_beheer_naam="x"
    )
    verslag = lees(organisatie, inhoud, in_catalogus=doel)
    assert verslag.catalogus_id == doel.id
    assert Zaaktype.objects.get().catalogus == doel


def test_elke_fout_met_bestand_onderdeel_en_remedie(organisatie: Organisatie) -> None:
    inhoud = openzaak.bestanden()
    inhoud["RolType"].append(inhoud["RolType"][0] | {"url": openzaak.ROL + "1"})
    inhoud["StatusType"][0]["volgnummer"] = "een"
    inhoud["ResultaatType"][0]["zaaktype"] = (
        f"{openzaak.BASIS}/zaaktypen/0a6a1d0c-0000-4000-8000-0000000000ff"
    )
    del inhoud["Eigenschap"][0]["definitie"]
    gevonden = fouten(organisatie, inhoud)
    assert [g.split(" → ")[0] for g in gevonden] == [
        "StatusType.json 1 (een Ontvangen): Deze waarde heeft niet het goede type. (volgnummer)",
        "ResultaatType.json 1 (Verleend): Wat hier genoemd wordt, staat niet in het bestand. (zaaktype)",
        "RolType.json 2 (Aanvrager): Deze combinatie bestaat al.",
        "Eigenschap.json 1 (aantal): Dit veld is vereist. (definitie)",
    ]
    assert all(g.split(" → ")[1] for g in gevonden)


def test_wat_iets_noemt_dat_fout_is_wordt_niet_ook_gemeld(organisatie: Organisatie) -> None:
    inhoud = openzaak.bestanden()
    inhoud["ZaakType"][0]["vertrouwelijkheidaanduiding"] = "erg geheim"
    assert len(fouten(organisatie, inhoud)) == 1


def test_regels_van_de_standaard_gelden(organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch) -> None:
    inhoud = openzaak.bestanden()
    inhoud["ResultaatType"][0]["brondatumArchiefprocedure"]["afleidingswijze"] = "eigenschap"  # ztc-004
    assert "(brondatumArchiefprocedure.datumkenmerk)" in fouten(organisatie, inhoud)[0]


def test_adressen_van_een_onbekende_selectielijst(organisatie: Organisatie) -> None:
    inhoud = openzaak.bestanden()
    inhoud["ZaakType"][0]["selectielijstProcestype"] = PROCESTYPE
    assert "(selectielijstProcestype) → Maak het register" in fouten(organisatie, inhoud)[0]


def test_een_gekoppelde_selectielijst_wordt_gevraagd(
    organisatie: Organisatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eenloket.midoffice.aanbod.ports import poorten

    monkeypatch.setattr(poorten, "selectielijst", Lijst())
    Dienst.objects.create(
        organisatie=organisatie, url=PROCESTYPE.rpartition("procestypen")[0], soort="selectielijst"
    )
    inhoud = openzaak.bestanden()
    inhoud["ZaakType"][0]["selectielijstProcestype"] = PROCESTYPE
    inhoud["ResultaatType"][0] |= {
        "selectielijstklasse": KLASSE_ELDERS,
        "resultaattypeomschrijving": OMSCHRIJVING,
    }
    assert "hoort niet bij het procestype" in fouten(organisatie, inhoud)[0]  # ztc-002
    inhoud["ResultaatType"][0]["selectielijstklasse"] = PROCESTYPE.replace(
        "procestypen/11", "resultaten/11.1"
    )
    lees(organisatie, inhoud)
    assert (Zaaktype.objects.get().selectielijst_procestype_nummer, Resultaattype.objects.get().selectielijst_nummer) == ("11", "11.1")  # fmt: skip


def test_een_ander_ziet_er_niets_van(organisatie: Organisatie) -> None:
    lees(organisatie, openzaak.bestanden())
    ander = maak_organisatie("ander")
    lees(ander, openzaak.bestanden())
    assert Zaaktype.objects.filter(organisatie=organisatie).count() == 1
    assert Zaaktype.objects.filter(organisatie=ander).count() == 1


# --- files that mean no good


def _zip(**bestanden: bytes) -> bytes:
    return openzaak.als_zip({}, **bestanden)


def _met_naam(naam: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr(naam, "[]")
    return uit.getvalue()


def _bom() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("ZaakType.json", b"[" + b" " * (uitpakken.GROOTSTE_BESTAND + 10) + b"]")
    return uit.getvalue()


def _bom_die_liegt() -> bytes:
    """The index says that the file is small."""
    ruw = bytearray(_bom())
    waar = ruw.rfind(b"PK\x01\x02")
    ruw[waar + 24 : waar + 28] = (10).to_bytes(4, "little")
    return bytes(ruw)


def _versleuteld() -> bytes:
    ruw = bytearray(_met_naam("ZaakType.json"))
    for begin, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        ruw[ruw.find(begin) + plek] |= 1
    return bytes(ruw)


def _tweemaal() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("ZaakType.json", "[]")
        with pytest.warns(UserWarning, match="Duplicate"):
            zip_.writestr("ZaakType.json", "[]")
    return uit.getvalue()


def _diep() -> bytes:
    return b'[{"doel": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]"


@pytest.mark.parametrize(
    ("maak", "probleem"),
    [
        (lambda: b"", "geen ZIP"),
        (lambda: b"PK\x03\x04 geen zip", "geen ZIP"),
        (lambda: b"x" * (uitpakken.GROOTSTE_ZIP + 1), "te groot"),
        (_bom, "uitgepakt te groot"),
        (_bom_die_liegt, ""),
        (_versleuteld, "wachtwoord"),
        (_tweemaal, "twee keer"),
        (lambda: _met_naam("../ZaakType.json"), "vreemde namen"),
        (lambda: _met_naam("/etc/ZaakType.json"), "vreemde namen"),
        (lambda: _met_naam("map\\ZaakType.json"), "vreemde namen"),
        (lambda: _met_naam("C:ZaakType.json"), "vreemde namen"),
        (lambda: _met_naam("map/"), "vreemde namen"),
        (lambda: _met_naam("Iets.json"), "geen catalogus"),
        (lambda: _zip(**{f"x{i}_txt": b"" for i in range(60)}), "te veel bestanden"),
        (lambda: _zip(ZaakType_json=b"{"), "geen geldige JSON"),
        (lambda: _zip(ZaakType_json=b"\xff\xfe"), "geen geldige JSON"),
        (lambda: _zip(ZaakType_json=_diep()), "geen geldige JSON"),
        (lambda: _zip(ZaakType_json=b"{}"), "een lijst"),
        (lambda: _zip(ZaakType_json=b"[1]"), "een object"),
        (lambda: _zip(ZaakType_json=json.dumps([{"doel": "\x00"}]).encode()), "tekens die niet kunnen"),
        (lambda: _zip(ZaakType_json=json.dumps([{"doel": "\ud800"}]).encode()), "tekens die niet kunnen"),
        (lambda: _zip(ZaakType_json=b"[" + b"{}," * uitpakken.MEEST_ITEMS + b"{}]"), "te veel onderdelen"),
    ],
)
def test_een_vijandig_bestand_blijft_buiten(organisatie: Organisatie, maak: Any, probleem: str) -> None:
    assert probleem in fouten(organisatie, maak())[0]


VREEMD: list[Any] = [None, 1, 1.5, True, "", "x" * 5000, [], [None], {}, {"a": 1}, "https://elders.example/x"]
VELDEN = [(soort, veld) for soort, dingen in openzaak.bestanden().items() for veld in dingen[0]]


@given(st.sampled_from(VELDEN), st.sampled_from(VREEMD))
@settings(
    max_examples=60, deadline=None, phases=SNEL, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_een_vreemde_waarde_is_een_fout_of_gaat_goed(
    organisatie: Organisatie, plek: tuple[str, str], waarde: Any
) -> None:
    """Never anything but an import or a list of mistakes."""
    soort, veld = plek
    inhoud = openzaak.bestanden()
    inhoud[soort][0][veld] = waarde
    try:
        lees(organisatie, inhoud, proef=True)
        gevonden: Any = ()
    except Importfout as fout:
        gevonden = fout.fouten
    assert all(f.probleem and f.remedie for f in gevonden)
    assert not Catalogus.objects.exists()


def test_meer_fouten_dan_iemand_leest_worden_niet_verteld(organisatie: Organisatie) -> None:
    inhoud = openzaak.bestanden()
    inhoud["RolType"] = [{"url": f"{openzaak.ROL}{i}"} for i in range(1000)]
    assert len(fouten(organisatie, inhoud)) == 200


def test_een_bestand_van_schijf(organisatie: Organisatie, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(openzaak.als_zip(openzaak.bestanden()))
    assert importeer_catalogus(organisatie, tmp_path / "x.zip", DOOR).aantallen["ZaakType"] == 1
    with (tmp_path / "x.zip").open("rb") as stroom:
        assert importeer_catalogus(organisatie, stroom, DOOR).samenvatting["="] == 4
