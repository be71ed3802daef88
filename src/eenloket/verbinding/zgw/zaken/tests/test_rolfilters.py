"""Finding roles and cases by who is involved."""

from typing import Any

import pytest
from django.db import connection

from eenloket.kern.sleutels.models import Persoonssleutel
from eenloket.midoffice.zaken.models import Zaak
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie, maak_zaak
from eenloket.verbinding.zgw.tests.klant import Klant, maak_klant

from .bouwers import ANDER_BSN, BSN, adres, rol, roltype

pytestmark = pytest.mark.django_db
NP, NNP = "natuurlijkPersoon", "nietNatuurlijkPersoon"


@pytest.fixture
def klant() -> Klant:
    return maak_klant(maak_organisatie())


@pytest.mark.parametrize(
    ("soort", "filter_", "veld", "waarde"),
    [
        ("natuurlijk_persoon", NP, "inpBsn", BSN),
        ("natuurlijk_persoon", NP, "anpIdentificatie", "17a"),
        ("natuurlijk_persoon", NP, "inpA_nummer", "1234567890"),
        ("niet_natuurlijk_persoon", NNP, "innNnpId", "517439943"),
        ("niet_natuurlijk_persoon", NNP, "annIdentificatie", "17b"),
        ("vestiging", "vestiging", "vestigingsNummer", "000012345678"),
        ("medewerker", "medewerker", "identificatie", "jj"),
        ("organisatorische_eenheid", "organisatorischeEenheid", "identificatie", "team-1"),
    ],
)
def test_zoeken_op_identificatie(klant: Klant, soort: str, filter_: str, veld: str, waarde: str) -> None:
    zaak, andere = maak_zaak(), maak_zaak()
    naam = f"betrokkeneIdentificatie__{filter_}__{veld}"
    gemaakt = klant.post(
        "zaken/rollen", rol(zaak, betrokkeneType=soort, betrokkeneIdentificatie={veld: waarde})
    )
    klant.post("zaken/rollen", rol(andere, betrokkeneIdentificatie={"inpBsn": ANDER_BSN}))
    assert klant.get("zaken/rollen", **{naam: waarde})["results"] == [gemaakt]
    gevonden = klant.get("zaken/zaken", **{f"rol__{naam}": waarde})
    assert (gevonden["count"], [z["uuid"] for z in gevonden["results"]]) == (1, [str(zaak.id)])
    assert klant.get("zaken/zaken", **{f"rol__{naam}": waarde[:-1] + "7"})["count"] == 0


def test_een_onbekend_nummer_laat_geen_spoor_na(klant: Klant) -> None:
    maak_zaak()
    voor = Persoonssleutel.objects.count()
    for pad, naam in (("zaken/rollen", ""), ("zaken/zaken", "rol__")):
        vraag = {f"{naam}betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": BSN}
        assert klant.get(pad, **vraag)["count"] == 0
    assert Persoonssleutel.objects.count() == voor


def test_filters_op_rollen_gelden_samen_voor_een_rol(klant: Klant) -> None:
    zaak = maak_zaak()
    klant.post("zaken/rollen", rol(zaak))
    wie = {"rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": BSN}
    assert klant.get("zaken/zaken", **wie, rol__omschrijvingGeneriek="belanghebbende")["count"] == 1
    assert klant.get("zaken/zaken", rol__omschrijvingGeneriek="initiator")["count"] == 1
    assert klant.get("zaken/zaken", **wie, rol__omschrijvingGeneriek="initiator")["count"] == 0


def test_overige_filters_op_rollen(klant: Klant) -> None:
    zaak = maak_zaak()
    lichaam = rol(zaak, betrokkene="https://example.com/personen/1")
    del lichaam["betrokkeneIdentificatie"]
    gemaakt = klant.post("zaken/rollen", lichaam)
    vragen: list[dict[str, Any]] = [
        {"betrokkene": "https://example.com/personen/1"},
        {"roltype": roltype(zaak, "belanghebbende")},
        {"omschrijving": "Belanghebbende"},
        {"omschrijvingGeneriek": "belanghebbende"},
    ]
    for vraag in vragen:
        assert klant.get("zaken/rollen", **vraag)["results"] == [gemaakt], vraag
    assert klant.get("zaken/rollen", zaak=adres("zaken/zaken", zaak.id))["count"] == 2
    assert klant.get("zaken/zaken", rol__betrokkene="https://example.com/personen/1")["count"] == 1
    assert klant.get("zaken/zaken", rol__betrokkeneType="medewerker")["count"] == 0
    klant.get("zaken/rollen", omschrijvingGeneriek="onzin", status=400)


def test_zaken_van_een_burger_gaan_over_de_index() -> None:
    """With the numbers of a big register known to the planner, whatever it is asked to sort by."""
    maak_zaak()
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisatie_id, zaaktype_id FROM zaken_zaak LIMIT 1")
        organisatie, soort = cursor.fetchone()
        cursor.execute(
            "INSERT INTO zaken_zaak (id, organisatie_id, zaaktype_id, identificatie, bronorganisatie, verantwoordelijke_organisatie,"
            " opdrachtgevende_organisatie, omschrijving, toelichting, registratiedatum, startdatum, communicatiekanaal, communicatiekanaal_naam, producten_of_diensten,"
            " vertrouwelijkheidaanduiding, betalingsindicatie, verlenging_reden, verlenging_duur, opschorting_indicatie, opschorting_eerdere,"
            " opschorting_reden, selectielijstklasse, kenmerken, archiefnominatie, archiefstatus, processobjectaard, dienst, uitvoerder,"
            " steekproef, fase) SELECT gen_random_uuid(), %s, %s, 'P' || n, '517439943', '517439943', '', '', '', now(), now(), '', '', '[]', 1, '', '', '',"
            " false, false, '', '', '[]', '', 'nog_te_archiveren', '', '', '', false, 'intake' FROM generate_series(1, 20000) n",
            [organisatie, soort],
        )
        cursor.execute("SELECT roltype_id FROM zaken_rol LIMIT 1")
        roltype_ = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO zaken_rol (id, zaak_id, roltype_id, omschrijving_generiek, betrokkene_type, betrokkene, pseudoniem, roltoelichting,"
            " indicatie_machtiging, registratiedatum) SELECT gen_random_uuid(), id, %s, 'initiator', 'natuurlijk_persoon', '',"
            " md5((row_number() over () %% 4000)::text)::uuid, '', '', now() FROM zaken_zaak",
            [roltype_],
        )
        cursor.execute("ANALYZE zaken_zaak, zaken_rol")
        for orde in ("t.id DESC", "t.identificatie DESC, t.id DESC"):
            cursor.execute(
                "EXPLAIN SELECT t.id FROM zaken_zaak t WHERE t.organisatie_id = %s AND EXISTS (SELECT 1 FROM zaken_rol t_r"
                f" WHERE t_r.zaak_id = t.id AND t_r.pseudoniem = md5('1')::uuid) ORDER BY {orde} LIMIT 100",
                [organisatie],
            )
            plan = "\n".join(rij[0] for rij in cursor.fetchall())
            assert "rol_pseudoniem" in plan, plan
            assert "Seq Scan" not in plan, plan
    assert Zaak.objects.count() == 20001
