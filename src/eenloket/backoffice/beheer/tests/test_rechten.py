"""Rights in lines: what stands in the table once per version is one line, and a change touches only that line."""

import datetime as dt

import pytest
from django.test import Client as Browser

from eenloket.kern.organisaties.models import Organisatie
from eenloket.midoffice.aanbod.models import Catalogus, Zaaktype
from eenloket.verbinding.zgw.inrichting import woorden
from eenloket.verbinding.zgw.inrichting.rechtengroepen import groepeer, maak_rechten, typen_van
from eenloket.verbinding.zgw.models import Applicatie, Autorisatie
from eenloket.verbinding.zgw.toegang.acties import bewaar_applicatie
from eenloket.verbinding.zgw.toegang.rechten import COMPONENT

from .bouwers import DOOR, keus, maak_applicatie, recht

pytestmark = pytest.mark.django_db


def volgende_versie(z: Zaaktype) -> Zaaktype:
    """Another version of the same type, as a concept."""
    z = Zaaktype.objects.get(id=z.id)
    z.pk = None
    z._state.adding = True
    z.id = Zaaktype().id
    z.concept, z.begin_geldigheid, z.einde_geldigheid = True, dt.date(2031, 1, 1), None
    z.save()
    return z


def groepen(rij: Applicatie) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [
        (g.component, g.scopes, [t.naam for t in g.typen])
        for g in groepeer(rij.autorisaties.order_by("id"), rij.organisatie_id)
    ]


def test_elk_recht_van_het_contract_heeft_woorden() -> None:
    for component in COMPONENT.values():
        namen = woorden.scopes_van(component)
        assert namen, component
        assert set(namen) <= set(woorden.SCOPES)
    assert {n for c in COMPONENT.values() for n in woorden.scopes_van(c)} == set(woorden.SCOPES)


def test_versies_van_een_type_zijn_een_regel(beheerder: Browser, organisatie: Organisatie) -> None:
    z = Zaaktype.objects.order_by("identificatie")[0]
    tweede = volgende_versie(z)
    ander = Zaaktype.objects.exclude(identificatie=z.identificatie)[0]
    rij = maak_applicatie(organisatie, "app", recht(z), recht(tweede), recht(ander, "zaken.aanmaken"))
    assert sorted(groepen(rij)) == [
        ("zrc", ("zaken.aanmaken",), [ander.identificatie]),
        ("zrc", ("zaken.lezen",), [z.identificatie]),
    ]
    tekst = beheerder.get(f"/beheer/applicaties/{rij.id}").content.decode()
    assert "Zaken lezen" in tekst
    assert z.omschrijving in tekst
    assert "niet voor de nieuwste versie" not in tekst


def test_een_versie_die_later_kwam_wordt_gemeld_en_hersteld(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    z = Zaaktype.objects.order_by("identificatie")[0]
    rij = maak_applicatie(organisatie, "app", recht(z))
    tweede = volgende_versie(z)
    assert "niet voor de nieuwste versie" in beheerder.get(f"/beheer/applicaties/{rij.id}").content.decode()
    groep = groepeer(rij.autorisaties.all(), organisatie.id)[0]
    pad = f"/beheer/applicaties/{rij.id}/rechten/{groep.sleutel}"
    assert "Bewaar het recht om dat te herstellen" in beheerder.get(pad).content.decode()
    beheerder.post(pad, {"scopes": ["zaken.lezen"], "bereik": "kies", "typen": [keus(z)], "niveau": "8"})
    assert set(rij.autorisaties.values_list("soort", flat=True)) == {z.id, tweede.id}


def test_toevoegen_wijzigen_en_weghalen_raken_alleen_die_regel(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    z, ander = Zaaktype.objects.order_by("identificatie")[:2]
    rij = maak_applicatie(organisatie, "app", recht(z))
    basis = f"/beheer/applicaties/{rij.id}/rechten"
    antwoord = beheerder.post(f"{basis}/nieuw/ztc", {"scopes": ["catalogi.lezen"]}, follow=True)
    assert "geldt meteen" in antwoord.content.decode()
    assert {g[0] for g in groepen(rij)} == {"zrc", "ztc"}
    groep = next(g for g in groepeer(rij.autorisaties.all(), organisatie.id) if g.component == "zrc")
    beheerder.post(
        f"{basis}/{groep.sleutel}",
        {"scopes": ["zaken.lezen", "zaken.bijwerken"], "bereik": "kies", "typen": [keus(ander)], "niveau": "3"},
    )  # fmt: skip
    assert groepen(rij) == [
        ("zrc", ("zaken.lezen", "zaken.bijwerken"), [ander.identificatie]),
        ("ztc", ("catalogi.lezen",), []),
    ]
    assert beheerder.get(f"{basis}/{groep.sleutel}").status_code == 404
    nieuw = next(g for g in groepeer(rij.autorisaties.all(), organisatie.id) if g.component == "zrc")
    beheerder.post(f"{basis}/{nieuw.sleutel}/weg")
    assert groepen(rij) == [("ztc", ("catalogi.lezen",), [])]
    laatste = groepeer(rij.autorisaties.all(), organisatie.id)[0]
    antwoord = beheerder.post(f"{basis}/{laatste.sleutel}/weg", follow=True)
    assert "Dit is het laatste recht." in antwoord.content.decode()
    assert groepen(rij) == [("ztc", ("catalogi.lezen",), [])]


def test_wat_een_collega_intussen_toevoegde_gaat_niet_stil_verloren(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    z, ander = Zaaktype.objects.order_by("identificatie")[:2]
    rij = maak_applicatie(organisatie, "app", recht(z))
    groep = groepeer(rij.autorisaties.all(), organisatie.id)[0]
    pad = f"/beheer/applicaties/{rij.id}/rechten/{groep.sleutel}"
    oud = beheerder.get(pad).context["stand"]
    bewaar_applicatie(rij, [recht(z), recht(ander)], alles=False, door=DOOR)
    keuze = {"scopes": ["zaken.lezen"], "bereik": "kies", "typen": [keus(z)], "niveau": "8"}
    antwoord = beheerder.post(pad, keuze | {"stand": oud})
    assert antwoord.status_code == 400
    assert "Een collega heeft dit recht veranderd" in antwoord.content.decode()
    assert rij.autorisaties.count() == 2
    beheerder.post(pad, keuze | {"stand": antwoord.context["stand"]})
    assert list(rij.autorisaties.values_list("soort", flat=True)) == [z.id]


def test_alle_soorten_zijn_alle_versies_van_nu(beheerder: Browser, organisatie: Organisatie) -> None:
    rij = maak_applicatie(organisatie, "app")
    beheerder.post(
        f"/beheer/applicaties/{rij.id}/rechten/nieuw/zrc",
        {"scopes": ["zaken.lezen"], "bereik": "alles", "niveau": "8"},
    )
    rij.refresh_from_db()
    assert not rij.heeft_alle_autorisaties
    assert set(rij.autorisaties.values_list("soort", flat=True)) == set(
        Zaaktype.objects.filter(organisatie=organisatie).values_list("id", flat=True)
    )


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"scopes": []}, "Kies minstens één ding"),
        ({"typen": []}, "Kies minstens één soort."),
        ({"niveau": ""}, "Kies de hoogste vertrouwelijkheid."),
        ({"bereik": ""}, "Kies voor welke soorten dit geldt."),
    ],
)
def test_een_half_recht_wordt_niet_bewaard(
    beheerder: Browser, organisatie: Organisatie, anders: dict[str, object], zin: str
) -> None:
    z = Zaaktype.objects.all()[0]
    rij = maak_applicatie(organisatie, "app")
    gegeven = {
        "scopes": ["zaken.lezen"],
        "bereik": "kies",
        "typen": [keus(z)],
        "niveau": "8",
    } | anders
    antwoord = beheerder.post(f"/beheer/applicaties/{rij.id}/rechten/nieuw/zrc", gegeven)
    assert antwoord.status_code == 400
    assert zin in antwoord.content.decode()
    assert Applicatie.objects.get().heeft_alle_autorisaties


def test_besluiten_hebben_geen_vertrouwelijkheid_en_een_ander_onderdeel_bestaat_niet(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    rij = maak_applicatie(organisatie, "app")
    basis = f"/beheer/applicaties/{rij.id}/rechten/nieuw"
    assert "vertrouwelijkheid" not in beheerder.get(f"{basis}/brc").content.decode()
    assert beheerder.get(f"{basis}/xyz").status_code == 404
    beheerder.post(f"{basis}/brc", {"scopes": ["besluiten.lezen"], "bereik": "alles"})
    assert set(rij.autorisaties.values_list("component", flat=True)) == {"brc"}


def test_soorten_staan_per_catalogus_en_een_identificatie_in_twee_catalogi_is_twee_keuzes(
    beheerder: Browser, organisatie: Organisatie
) -> None:
    z = Zaaktype.objects.order_by("identificatie")[0]
    dubbel = volgende_versie(z)
    dubbel.catalogus = Catalogus.objects.create(
        organisatie=organisatie, domein="ZORG", rsin="517439943", naam="Zorgcatalogus", contactpersoon_beheer_naam="x"
    )  # fmt: skip
    dubbel.save()
    rij = maak_applicatie(organisatie, "app")
    pad = f"/beheer/applicaties/{rij.id}/rechten/nieuw/zrc"
    keuzes = dict(beheerder.get(pad).context["formulier"].fields["typen"].choices)
    assert list(keuzes) == [f"{z.catalogus.naam} ({z.catalogus.domein})", "Zorgcatalogus (ZORG)"]
    assert keuzes["Zorgcatalogus (ZORG)"] == [(keus(dubbel), f"{z.omschrijving} ({z.identificatie})")]
    beheerder.post(pad, {"scopes": ["zaken.lezen"], "bereik": "kies", "typen": [keus(dubbel)], "niveau": "8"})
    assert list(rij.autorisaties.values_list("soort", flat=True)) == [dubbel.id]
    Catalogus.objects.filter(organisatie=organisatie).update(domein="ZORG", naam="")
    titels = [t.catalogus for t in typen_van("zrc", organisatie.id)]
    assert set(titels) == {f"Domein ZORG {rsin}" for rsin in (z.catalogus.rsin, "517439943")}


def test_een_type_elders_blijft_bij_een_wijziging(beheerder: Browser, organisatie: Organisatie) -> None:
    rij = maak_applicatie(organisatie, "app")
    url = "https://elders.example.nl/catalogi/api/v1/zaaktypen/1"
    elders = Autorisatie(component="zrc", scopes=["zaken.lezen"], url=url, max_vertrouwelijkheidaanduiding=8)
    bewaar_applicatie(rij, [elders], alles=False, door=DOOR)
    groep = groepeer(rij.autorisaties.all(), organisatie.id)[0]
    pad = f"/beheer/applicaties/{rij.id}/rechten/{groep.sleutel}"
    assert url in beheerder.get(pad).content.decode()
    beheerder.post(pad, {"scopes": ["zaken.lezen"], "bereik": "alles", "elders": [url], "niveau": "2"})
    assert rij.autorisaties.filter(url=url, max_vertrouwelijkheidaanduiding=2).count() == 1
    assert rij.autorisaties.filter(soort__isnull=False).exists()
    groep = groepeer(rij.autorisaties.all(), organisatie.id)[0]
    pad = f"/beheer/applicaties/{rij.id}/rechten/{groep.sleutel}"
    niets = beheerder.post(pad, {"scopes": ["zaken.lezen"], "bereik": "kies", "niveau": "2"})
    assert "Kies minstens één soort." in niets.content.decode()
    beheerder.post(pad, {"scopes": ["zaken.lezen"], "bereik": "kies", "elders": [url], "niveau": "2"})
    assert list(rij.autorisaties.values_list("url", flat=True)) == [url]


def test_de_pagina_kost_evenveel_vragen_bij_veel_rechten(
    beheerder: Browser, organisatie: Organisatie, django_assert_max_num_queries
) -> None:
    typen = typen_van("zrc", organisatie.id)
    rij = maak_applicatie(
        organisatie, "app", *maak_rechten("zrc", ["zaken.lezen"], 8, [typen[0].waarde], typen)
    )
    pad = f"/beheer/applicaties/{rij.id}"
    beheerder.get(pad)
    with django_assert_max_num_queries(40) as een:
        beheerder.get(pad)
    namen = [t.waarde for t in typen]
    rechten = [
        r
        for n in range(1, 9)
        for r in maak_rechten("zrc", ["zaken.lezen", "zaken.aanmaken"], n, namen, typen)
    ]
    bewaar_applicatie(rij, rechten, alles=False, door=DOOR)
    with django_assert_max_num_queries(len(een)):
        beheerder.get(pad)
