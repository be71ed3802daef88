"""Content package ↔ catalogue, both ways without loss; versions compared."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod import api
from eenloket.midoffice.aanbod.acties import geef_uit
from eenloket.midoffice.aanbod.beschrijving import beschrijf, beschrijf_besluittypen, beschrijf_documenttypen
from eenloket.midoffice.aanbod.catalogusschrijven import GeenInhoud, StaatErAl, als_pakket, schrijf_catalogus
from eenloket.midoffice.aanbod.fouten import OnbekendType
from eenloket.midoffice.aanbod.inhoud import Pakket, Zaaktypebeschrijving
from eenloket.midoffice.aanbod.laden import lees_pakket, onderzoek
from eenloket.midoffice.aanbod.models import Besluittype, Catalogus, Informatieobjecttype, Zaaktype
from eenloket.midoffice.aanbod.schrijven import schrijf_pakket
from eenloket.midoffice.aanbod.verschil import verschil

from .bouwers import DOOR, maak_dienst, maak_pakket, tekst
from .strategieen import SNEL
from .test_rivierveen import RIVIERVEEN

pytestmark = pytest.mark.django_db


def inhoud(catalogus: Catalogus) -> dict[str, Any]:
    """All that is in a catalogue, by name."""
    return {
        "zaaktypen": {z.identificatie: z for z in beschrijf(_ids(Zaaktype, catalogus)).values()},
        "besluittypen": {
            b.omschrijving: b for b in beschrijf_besluittypen(_ids(Besluittype, catalogus)).values()
        },
        "documenttypen": {
            d.omschrijving: d for d in beschrijf_documenttypen(_ids(Informatieobjecttype, catalogus)).values()
        },
    }


def _ids(model: Any, catalogus: Catalogus) -> Any:
    return model.objects.filter(catalogus=catalogus).values_list("id", flat=True)


def elders(pakket: Pakket, slug: str = "elders") -> Pakket:
    """The same package for another organisation."""
    eigen = pakket.organisaties[pakket.kop.organisatie].model_copy(update={"slug": slug})
    kop = pakket.kop.model_copy(update={"organisatie": slug, "naam": slug})
    return pakket.model_copy(update={"kop": kop, "organisaties": {slug: eigen}})


def over_schijf(pakket: Pakket) -> Pakket:
    with TemporaryDirectory() as map_:
        schrijf_pakket(pakket, Path(map_) / "uit")
        terug, bevindingen = onderzoek(Path(map_) / "uit")
    assert bevindingen == []
    assert terug is not None
    assert verschil(pakket, terug) == []
    return terug


def catalogus_van(slug: str) -> Catalogus:
    return Catalogus.objects.select_related("organisatie").get(organisatie__slug=slug)


def test_de_catalogus_van_rivierveen_komt_ongewijzigd_terug() -> None:
    geef_uit(lees_pakket(RIVIERVEEN).pakket, door=DOOR)
    bron = catalogus_van("rivierveen")
    pakket = als_pakket(bron)
    assert len(pakket.zaaktypen) == 69
    geef_uit(elders(over_schijf(pakket)), door=DOOR)
    assert inhoud(catalogus_van("elders")) == inhoud(bron)


def test_nog_eens_laden_maakt_geen_nieuwe_versies() -> None:
    geef_uit(maak_pakket(maak_dienst("a", zaak={"besluittype": "Besluit a"})), door=DOOR)
    pakket = als_pakket(catalogus_van("testdorp"))
    voor = set(Zaaktype.objects.values_list("id", "einde_geldigheid"))
    geef_uit(over_schijf(pakket), door=DOOR)
    assert set(Zaaktype.objects.values_list("id", "einde_geldigheid")) == voor
    assert Besluittype.objects.count() == 1


@time_machine.travel(dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC))
def test_wat_anders_is_krijgt_een_volgende_versie_en_wat_weg_is_eindigt() -> None:
    geef_uit(elders(maak_pakket(zaaktypen={"A": _zaaktype("A"), "B": _zaaktype("B")})), door=DOOR)
    with time_machine.travel(dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)):
        anders = _zaaktype("A", doel="Een ander doel")
        geef_uit(elders(maak_pakket(zaaktypen={"A": anders})), door=DOOR)
    versies = Zaaktype.objects.filter(identificatie__in=["A", "B"]).order_by(
        "identificatie", "begin_geldigheid"
    )
    assert [(z.identificatie, z.doel, str(z.begin_geldigheid), str(z.einde_geldigheid)) for z in versies] == [
        ("A", "Doel", "2026-03-02", "2026-04-01"),
        ("A", "Een ander doel", "2026-04-01", "None"),
        ("B", "Doel", "2026-03-02", "2026-04-01"),
    ]


def test_wat_een_ander_systeem_verbeterde_blijft_zolang_de_inhoud_dezelfde_woorden_heeft() -> None:
    """A correction through the Catalogi API, or the address of the selection list that is filled in later, makes no new version."""

    def pakket(wat: str, doel: str = "Doel") -> Pakket:
        dienst = maak_dienst("a", wat=tekst(wat), zaak={"doel": doel})
        return elders(maak_pakket(dienst, zaaktypen={"B": _zaaktype("B", doel=doel)}))

    geef_uit(pakket("eerst"), door=DOOR)
    Zaaktype.objects.update(toelichting="Verbeterd.", selectielijst_procestype="https://lijst.example/1")
    voor = set(Zaaktype.objects.values_list("id", flat=True))
    geef_uit(pakket("anders"), door=DOOR)
    assert set(Zaaktype.objects.values_list("id", flat=True)) == voor
    geef_uit(pakket("anders", doel="Een ander doel"), door=DOOR)
    assert Zaaktype.objects.exclude(id__in=voor).count() == 2


def _zaaktype(identificatie: str, **velden: Any) -> Zaaktypebeschrijving:
    return Zaaktypebeschrijving.model_validate(
        {
            "identificatie": identificatie,
            "omschrijving": "Zaak",
            "vertrouwelijkheidaanduiding": "openbaar",
            "doel": "Doel",
            "aanleiding": "Aanleiding",
            "handeling_initiator": "aanvragen",
            "onderwerp": "Onderwerp",
            "handeling_behandelaar": "behandelen",
            "doorlooptijd": "P8W",
            "opschorting_en_aanhouding_mogelijk": True,
            "verlenging_mogelijk": False,
            "referentieproces_naam": "Proces",
            "verantwoordelijke": "Team",
        }
        | velden
    )


woord = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=12)
duren = st.sampled_from([None, "P1Y", "P6W", "P42D", "P1Y6M"])


@st.composite
def catalogi(draw: st.DrawFn) -> Pakket:
    """A catalogue in which everything names something."""
    documenten = draw(st.lists(woord, min_size=1, max_size=3, unique=True))
    besluiten = draw(st.lists(woord, min_size=1, max_size=3, unique=True))
    namen = draw(st.lists(woord, min_size=1, max_size=3, unique=True))
    enkele = lambda uit: st.lists(st.sampled_from(uit), max_size=3, unique=True)  # noqa: E731
    zaaktypen = {}
    for naam in namen:
        statussen = draw(st.lists(st.integers(1, 20), min_size=1, max_size=3, unique=True))
        resultaten = draw(st.lists(woord, min_size=1, max_size=3, unique=True))
        status = st.sampled_from([None, *statussen])
        termijn = draw(duren)
        zaaktypen[naam] = _zaaktype(
            naam,
            trefwoorden=draw(st.lists(woord, max_size=3)),
            verlenging_mogelijk=termijn is not None,
            verlengingstermijn=termijn,
            servicenorm=draw(duren),
            statustypen=[
                {
                    "volgnummer": nummer,
                    "omschrijving": draw(woord),
                    "checklist": [
                        {"itemnaam": w, "vraagstelling": w} for w in draw(st.lists(woord, max_size=2))
                    ],
                }
                for nummer in statussen
            ],
            resultaattypen=[
                {
                    "omschrijving": r,
                    "archiefactietermijn": draw(duren),
                    "positief": draw(st.booleans()),
                    "indicatie_specifiek": draw(st.sampled_from([None, True, False])),
                    "besluittypen": draw(enkele(besluiten)),
                    "informatieobjecttypen": draw(enkele(documenten)),
                }
                for r in resultaten
            ],
            roltypen=[
                {"omschrijving": w, "omschrijving_generiek": "initiator"}
                for w in draw(st.lists(woord, max_size=2, unique=True))
            ],
            eigenschappen=[
                {
                    "naam": w,
                    "definitie": w,
                    "specificatie_lengte": "10",
                    "specificatie_kardinaliteit": "1",
                    "specificatie_waardenverzameling": draw(st.lists(woord, max_size=2)),
                    "statustype": draw(status),
                }
                for w in draw(st.lists(woord, max_size=2, unique=True))
            ],
            documenten=[
                {
                    "volgnummer": nummer,
                    "informatieobjecttype": draw(st.sampled_from(documenten)),
                    "richting": draw(st.sampled_from(["inkomend", "intern", "uitgaand"])),
                    "statustype": draw(status),
                }
                for nummer in draw(st.lists(st.integers(1, 99), max_size=3, unique=True))
            ],
            zaakobjecttypen=[
                {
                    "relatie_omschrijving": w,
                    "objecttype": "https://objecten.example.nl/pand",
                    "statustypen": draw(enkele(statussen)),
                    "resultaattypen": draw(enkele(resultaten)),
                }
                for w in draw(st.lists(woord, max_size=2, unique=True))
            ],
            besluittypen=draw(enkele(besluiten)),
            deelzaaktypen=draw(enkele(namen)),
            gerelateerd=[
                {"zaaktype": z, "aard_relatie": "vervolg", "toelichting": draw(woord)}
                for z in draw(enkele(namen))
            ]
            + [{"url": "https://elders.example.nl/zaaktypen/1", "aard_relatie": "onderwerp"}],
        )
    return maak_pakket(
        zaaktypen=zaaktypen,
        besluittypen={
            b: {"omschrijving": b, "reactietermijn": draw(duren), "informatieobjecttypen": draw(enkele(documenten))}
            for b in besluiten
        },
        documenttypen={
            d: {"omschrijving": d, "vertrouwelijkheidaanduiding": "openbaar", "informatieobjectcategorie": draw(woord)}
            for d in documenten
        },
    ).model_copy(update={"diensten": {}, "berichten": {}})  # fmt: skip


@given(catalogi())
@settings(
    max_examples=25, deadline=None, phases=SNEL, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_elke_catalogus_komt_ongewijzigd_terug(pakket: Pakket) -> None:
    with transaction.atomic():
        api.vergeet()
        geef_uit(elders(over_schijf(pakket), "een"), door=DOOR)
        een = catalogus_van("een")
        assert set(inhoud(een)["zaaktypen"]) == set(pakket.zaaktypen)
        geef_uit(elders(over_schijf(als_pakket(een)), "twee"), door=DOOR)
        assert inhoud(catalogus_van("twee")) == inhoud(een)
        geef_uit(elders(pakket.model_copy(update={"berichten": maak_pakket().berichten}), "een"), door=DOOR)
        assert Zaaktype.objects.filter(catalogus=een).count() == len(pakket.zaaktypen)  # nothing new
        transaction.set_rollback(True)


def test_naast_de_diensten_van_een_pakket_komt_alleen_wat_die_niet_maken(tmp_path: Path) -> None:
    pakket = maak_pakket(maak_dienst("a"), zaaktypen={"LOS": _zaaktype("LOS")})
    geef_uit(pakket, door=DOOR)
    schrijf_pakket(pakket.model_copy(update={"zaaktypen": {}}), tmp_path / "uit")
    schrijf_catalogus(catalogus_van("testdorp"), tmp_path / "uit")
    samen = lees_pakket(tmp_path / "uit").pakket
    assert set(samen.zaaktypen) == {"LOS"}
    assert set(samen.diensten) == {"a"}
    with pytest.raises(StaatErAl):
        schrijf_catalogus(catalogus_van("testdorp"), tmp_path / "uit")


@pytest.mark.parametrize(
    ("delen", "probleem"),
    [
        ({"zaaktypen": {"ZT-VERGUNNING": _zaaktype("ZT-VERGUNNING")}}, "Dienst 'vergunning' beschrijft"),
        ({"zaaktypen": {"A": _zaaktype("A", besluittypen=["Weg"])}}, "'Weg' staat niet bij besluittypen"),
        ({"zaaktypen": {"A": _zaaktype("A", deelzaaktypen=["Weg"])}}, "'Weg' staat niet bij zaaktypen"),
        (
            {"besluittypen": {"B": {"omschrijving": "B", "informatieobjecttypen": ["Weg"]}}},
            "'Weg' staat niet bij documenttypen",
        ),
    ],
)
def test_wat_een_catalogus_noemt_moet_er_zijn(tmp_path: Path, delen: dict[str, Any], probleem: str) -> None:
    schrijf_pakket(maak_pakket(**delen), tmp_path / "uit")
    _pakket, bevindingen = onderzoek(tmp_path / "uit")
    assert [b.probleem for b in bevindingen] == [bevindingen[0].probleem]
    assert probleem in bevindingen[0].probleem


def test_twee_versies_vergeleken() -> None:
    oud = _zaaktype(
        "A",
        statustypen=[{"volgnummer": 1, "omschrijving": "Begin"}, {"volgnummer": 2, "omschrijving": "Eind"}],
        roltypen=[{"omschrijving": "Aanvrager", "omschrijving_generiek": "initiator"}],
    )
    nieuw = _zaaktype(
        "A",
        doel="Anders",
        statustypen=[
            {"volgnummer": 1, "omschrijving": "Begin"},
            {"volgnummer": 2, "omschrijving": "Midden"},
            {"volgnummer": 3, "omschrijving": "Eind"},
        ],
    )
    geef_uit(elders(maak_pakket(zaaktypen={"A": oud}), "een"), door=DOOR)
    geef_uit(elders(maak_pakket(zaaktypen={"A": nieuw}, datum=dt.date(2031, 1, 1)), "een"), door=DOOR)
    catalogus = catalogus_van("een")
    nieuwste, oudste = api.catalogus.versies(catalogus.organisatie_id, "A")
    uit = api.catalogus.vergelijk_versies(catalogus.organisatie_id, oudste.id, nieuwste.id)
    assert (uit.oud, uit.nieuw) == (oudste, nieuwste)
    assert [str(v) for v in uit.verschillen] == [
        "~ zaaktype/A\n    doel: Doel → Anders",
        "~ statustypen/Eind\n    volgnummer: 2 → 3",
        "+ statustypen/Midden",
        "- roltypen/Aanvrager",
    ]
    midden = uit.verschillen[2]
    assert {v.veld: (v.oud, v.nieuw) for v in midden.velden} == {
        "volgnummer": (None, 2),
        "informeren": (None, False),
    }
    terug = api.catalogus.vergelijk_versies(catalogus.organisatie_id, nieuwste.id, oudste.id)
    assert {v.soort.value for v in terug.verschillen} == {"nieuw", "gewijzigd", "vervallen"}
    zelfde = api.catalogus.vergelijk_versies(catalogus.organisatie_id, oudste.id, oudste.id)
    assert zelfde.verschillen == ()
    with pytest.raises(OnbekendType):
        api.catalogus.vergelijk_versies(Organisatie.objects.create(slug="x", naam="x", soort="gemeente", rsin="0").id, oudste.id, nieuwste.id)  # fmt: skip


def test_een_type_dat_content_niet_zo_mag_zeggen_wordt_vergeleken_maar_niet_geschreven() -> None:
    geef_uit(maak_pakket(maak_dienst("d")), door=DOOR)
    catalogus = catalogus_van("testdorp")
    z = Zaaktype.objects.get(catalogus=catalogus)
    ander = Zaaktype.objects.get(id=z.id)
    ander.id, ander.concept, ander._state.adding = nieuw_id(), True, True
    ander.verlenging_mogelijk, ander.verlengingstermijn = False, "P2W"
    ander.save()
    uit = api.catalogus.vergelijk_versies(catalogus.organisatie_id, z.id, ander.id)
    assert ("verlengingstermijn", z.verlengingstermijn, "P2W") in [
        (v.veld, v.oud, v.nieuw) for v in uit.verschillen[0].velden
    ]
    Zaaktype.objects.filter(id=z.id).update(verlenging_mogelijk=False, verlengingstermijn="P2W")
    with pytest.raises(GeenInhoud, match="verlengingstermijn: alleen en altijd") as fout:
        als_pakket(catalogus)
    assert z.identificatie in str(fout.value)


def test_beschrijven_kost_voor_veel_zaaktypen_evenveel_vragen(django_assert_max_num_queries: Any) -> None:
    geef_uit(maak_pakket(*(maak_dienst(f"d{i}") for i in range(12))), door=DOOR)
    with django_assert_max_num_queries(20):
        assert len(als_pakket(catalogus_van("testdorp")).zaaktypen) == 12
