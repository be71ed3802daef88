"""Who acts and for whom: on the request, in what may be opened, in the trail and on the case (M-F1, M-F3, Awb 2:1)."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from eenloket.kern.actoren import Actor, Actorsoort, Grond, Namens, Partijsoort
from eenloket.kern.audit.models import Auditregel
from eenloket.kern.sleutels.api import Domein
from eenloket.kern.verwerkingen.models import Verwerking
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Aanvraag, Toegang
from eenloket.midoffice.klanten.ingelogd import Client
from eenloket.midoffice.zaken import api as zaken

from .bouwers import VERHUIZEN, begin, knopen, maak_client, maak_gemachtigde, vul_in

KVK, ANDER_KVK, VESTIGING = "69599084", "68750110", "000037178598"


def toegang(client: Client, aanvraag: Aanvraag) -> Toegang:
    return Toegang(
        organisatie_id=aanvraag.organisatie_id,
        client=client.in_domein(Domein.AANVRAGEN),
        door=client.actor,
    )


@given(
    partijen=st.lists(st.uuids(), min_size=3, max_size=3, unique=True),
    voor=st.integers(0, 2),
    nu_voor=st.integers(0, 2),
    handelende=st.integers(0, 2),
)
def test_open_gaat_wat_van_de_partij_is_voor_wie_iemand_nu_handelt_en_niets_anders(
    partijen: list[object], voor: int, nu_voor: int, handelende: int
) -> None:
    aanvraag = Aanvraag(
        organisatie_id=partijen[0], client=partijen[voor], handelende=partijen[handelende]
    )  # whoever acted when it was made
    kring = Toegang(organisatie_id=partijen[0], client=partijen[nu_voor])  # type: ignore[arg-type]
    assert kring.mag(aanvraag) == (voor == nu_voor)


@pytest.mark.django_db
def test_wat_een_gemachtigde_maakte_ziet_de_partij_en_hij_alleen_zolang_hij_voor_haar_handelt() -> None:
    gemachtigde = maak_gemachtigde(KVK)
    aanvraag = begin(client=gemachtigde)
    collega = maak_gemachtigde(KVK, handelende="h-2")
    zelf = Client.zelf(gemachtigde.handelende, "digid", gemachtigde.zekerheid)
    elders = maak_gemachtigde(ANDER_KVK)
    vestiging = maak_gemachtigde(KVK, VESTIGING)
    for client in (gemachtigde, collega):
        assert toegang(client, aanvraag).open(aanvraag.id) == aanvraag
    for client in (zelf, elders, vestiging, maak_client()):
        with pytest.raises(aanvragen.AanvraagOnbekend):
            toegang(client, aanvraag).open(aanvraag.id)
        assert aanvraag not in aanvragen.concepten_van(toegang(client, aanvraag))


@pytest.mark.django_db
def test_een_vestiging_met_hetzelfde_nummer_bij_een_ander_bedrijf_is_een_ander() -> None:
    aanvraag = begin(client=maak_gemachtigde(KVK, VESTIGING))
    assert aanvraag.client_soort == Partijsoort.VESTIGING
    with pytest.raises(aanvragen.AanvraagOnbekend):
        toegang(maak_gemachtigde(ANDER_KVK, VESTIGING), aanvraag).open(aanvraag.id)


@pytest.mark.django_db
def test_een_aanvraag_weet_wie_er_handelde_en_voor_wie_ook_als_dat_dezelfde_is() -> None:
    eigen, gemachtigde = maak_client(), maak_gemachtigde(KVK)
    zelf, namens = begin(client=eigen), begin(client=gemachtigde)
    assert (zelf.client, zelf.grond, zelf.namen) == (zelf.handelende, Grond.ZELF, None)
    assert namens.client == gemachtigde.vertegenwoordigde.in_domein(Domein.AANVRAGEN)
    assert namens.handelende == gemachtigde.handelende.in_domein(Domein.AANVRAGEN)
    assert (namens.client_soort, namens.grond) == (Partijsoort.ORGANISATIE, Grond.MACHTIGING)
    assert namens.namen == {"handelende": "Gina Ricci", "vertegenwoordigde": "IJssalon Ricci"}
    anoniem = begin(anoniem=True)
    assert (anoniem.client, anoniem.handelende, anoniem.grond) == (None, None, "")


@pytest.mark.django_db
@pytest.mark.parametrize("fout", [{"grond": ""}, {"grond": "machtiging"}, {"handelende": None}])
def test_de_database_neemt_geen_aanvraag_waar_dat_niet_klopt(fout: dict[str, object]) -> None:
    aanvraag = begin()
    with pytest.raises(IntegrityError), transaction.atomic():
        Aanvraag.objects.filter(id=aanvraag.id).update(**fout)


@pytest.mark.django_db
def test_het_spoor_zegt_wie_er_handelde_en_voor_wie() -> None:
    gemachtigde = maak_gemachtigde(KVK)
    wie, voor = (p.in_domein(Domein.AUDIT) for p in (gemachtigde.handelende, gemachtigde.vertegenwoordigde))
    aanvraag = begin(client=gemachtigde)
    aanvragen.eigen_maken(aanvraag, gemachtigde, door=gemachtigde.actor)
    regel = Auditregel.objects.filter(tabel="aanvragen_aanvraag", soort="U").latest("id")
    assert regel.actor == f"client:{wie} namens organisatie:{voor} (machtiging)"
    zelf = maak_client()
    assert str(zelf.actor) == f"client:{zelf.handelende.in_domein(Domein.AUDIT)}"


@pytest.mark.django_db
def test_wat_een_gemachtigde_opent_staat_bij_de_partij_in_het_log() -> None:
    gemachtigde = maak_gemachtigde(KVK)
    aanvraag = begin(client=gemachtigde)
    Verwerking.objects.all().delete()
    toegang(gemachtigde, aanvraag).open(aanvraag.id)
    regel = Verwerking.objects.get()
    assert regel.betrokkene == gemachtigde.vertegenwoordigde.in_domein(Domein.VERWERKINGEN)
    assert (regel.door_soort, regel.door, regel.door_rol) == (
        "client",
        str(gemachtigde.handelende.in_domein(Domein.AUDIT)),
        "gemachtigde",
    )


@pytest.mark.django_db
def test_op_de_zaak_is_de_partij_de_aanvrager_en_wie_handelde_haar_contactpersoon() -> None:
    gemachtigde = maak_gemachtigde(KVK, VESTIGING)
    aanvraag = vul_in(begin(client=gemachtigde), VERHUIZEN)
    aanvragen.dien_in(aanvraag, door=gemachtigde.actor)
    for knoop in knopen(aanvraag).values():
        assert knoop.zaak is not None
        rol = zaken.initiator_van(knoop.zaak)
        assert rol is not None
        assert (rol.betrokkene_type, rol.indicatie_machtiging) == ("vestiging", "machtiginggever")
        assert rol.pseudoniem == gemachtigde.vertegenwoordigde.in_domein(Domein.ZAKEN)
        assert rol.contactpersoon_rol == {"naam": "Gina Ricci"}


@pytest.mark.django_db
def test_wie_voor_zichzelf_handelt_is_een_partij_en_anders_zijn_het_er_twee() -> None:
    wie = maak_gemachtigde(KVK)
    with pytest.raises(ValueError, match="dezelfde partij"):
        Client(wie.handelende, wie.vertegenwoordigde, Grond.ZELF, "digid", wie.zekerheid)
    with pytest.raises(ValueError, match="dezelfde partij"):
        Client(wie.handelende, wie.handelende, Grond.MACHTIGING, "digid", wie.zekerheid)


@given(
    st.builds(
        Actor,
        soort=st.sampled_from(Actorsoort),
        kenmerk=st.text(max_size=20),
        namens=st.none()
        | st.builds(
            Namens,
            soort=st.sampled_from(Partijsoort),
            kenmerk=st.text(max_size=20),
            grond=st.sampled_from(Grond),
        ),
    )
)
def test_alleen_wie_voor_een_ander_handelt_staat_met_die_ander_in_het_spoor(actor: Actor) -> None:
    anders = actor.namens is not None and actor.namens.grond is not Grond.ZELF
    assert actor.voor_ander == anders
    assert (" namens " in str(actor).removeprefix(f"{actor.soort}:{actor.kenmerk}")) == anders
