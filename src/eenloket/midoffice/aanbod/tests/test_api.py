"""What other rooms read: fresh, cached, pinned."""

import datetime as dt
import uuid

import pytest

from eenloket.midoffice.aanbod import acties, api
from eenloket.midoffice.regels.api import OnbekendeRegel

from .bouwers import DOOR, geef_aanbod, maak_dienst, maak_pakket, maak_patroon, maak_vraag, tekst

pytestmark = pytest.mark.django_db


def test_huidig_kost_niets_tot_er_iets_nieuws_kan_zijn(  # type: ignore[no-untyped-def]
    django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    aanbod = geef_aanbod(maak_pakket(maak_dienst("a")))
    api.huidig(aanbod.organisatie_id)
    with django_assert_num_queries(0):
        assert api.huidig(aanbod.organisatie_id) is api.uitgave(aanbod.uitgave_id)
    nieuw = acties.geef_uit(maak_pakket(maak_dienst("a", wat=tekst("nieuw"))), door=DOOR)
    assert api.huidig(aanbod.organisatie_id) == aanbod
    monkeypatch.setattr(api._huidig, "seconden", -1.0)
    with django_assert_num_queries(2):  # which one, and its content
        assert api.huidig(aanbod.organisatie_id).uitgave_id == nieuw.uitgave_id
    with django_assert_num_queries(1):
        api.huidig(aanbod.organisatie_id)


def test_een_lopende_aanvraag_houdt_haar_uitgave() -> None:
    oud = geef_aanbod(maak_pakket(maak_dienst("a", wat=tekst("oud"))))
    geef_aanbod(maak_pakket(maak_dienst("a", wat=tekst("nieuw"))))
    api.vergeet()
    assert api.uitgave(oud.uitgave_id).dienst("a").wat.nl == "oud"
    assert api.huidig(oud.organisatie_id).dienst("a").wat.nl == "nieuw"


def test_een_zaaktype_wordt_een_keer_gelezen(
    django_assert_max_num_queries, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    aanbod = geef_aanbod()
    with django_assert_max_num_queries(8):
        api.zaaktype_van(aanbod, "vergunning")
    with django_assert_num_queries(0):
        api.zaaktype_van(aanbod, "vergunning")


def test_wat_er_niet_is_heeft_een_eigen_fout() -> None:
    aanbod = geef_aanbod()
    for vraag, fout in (
        (lambda: api.huidig(uuid.uuid4()), api.GeenAanbod),
        (lambda: api.uitgave(uuid.uuid4()), api.OnbekendeUitgave),
        (lambda: aanbod.dienst("x"), api.OnbekendeDienst),
        (lambda: aanbod.patroon("x"), api.OnbekendPatroon),
        (lambda: aanbod.vraag("x"), api.OnbekendeVraag),
        (lambda: aanbod.organisatie("x"), api.OnbekendeOrganisatie),
        (lambda: api.zaaktype_van(aanbod, "x"), api.OnbekendeDienst),
    ):
        with pytest.raises(fout) as gevonden:
            vraag()
        assert gevonden.value.http == 404
        assert str(gevonden.value)


def test_zichtbaar_is_wat_op_die_dag_gepubliceerd_is() -> None:
    tijdelijk = {"gepubliceerd_van": "2026-02-01", "gepubliceerd_tot": "2026-03-01"}
    diensten = (maak_dienst("altijd"), maak_dienst("tijdelijk", **tijdelijk))
    patroon = maak_patroon("p", "altijd", "tijdelijk", **tijdelijk)
    aanbod = geef_aanbod(maak_pakket(*diensten, patronen=(patroon,), vragen=(maak_vraag(),)))

    def zichtbaar(dag: dt.date) -> list[str]:
        return [d.slug for d in aanbod.zichtbare_diensten(dag)] + [
            p.slug for p in aanbod.zichtbare_patronen(dag)
        ]

    assert zichtbaar(dt.date(2026, 1, 31)) == ["altijd"]
    assert zichtbaar(dt.date(2026, 2, 1)) == ["altijd", "tijdelijk", "p"]
    assert zichtbaar(dt.date(2026, 3, 1)) == ["altijd"]
    assert [p.slug for p in aanbod.patronen_met("tijdelijk")] == ["p"]
    assert aanbod.patronen_met("x") == []
    assert aanbod.niveau("altijd").niveau == 1


def test_een_onbekende_beslistabel() -> None:
    with pytest.raises(OnbekendeRegel):
        geef_aanbod().beslistabel("andere")
