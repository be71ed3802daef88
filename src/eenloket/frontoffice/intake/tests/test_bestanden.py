"""Files with and without script: checked by content, told at the field, taken back (M-B3)."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eenloket.midoffice.aanvragen.tests.registers import Kastje
from eenloket.midoffice.documenten.api import uploads_van
from eenloket.midoffice.documenten.tests.bestanden import PDF, jpg, png

from .bouwers import begin, pad, staat


def _bestand(naam: str, inhoud: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def _melding() -> tuple[Client, uuid.UUID]:
    client = Client()
    return client, begin(client, "melding-openbare-ruimte", "dienst")


def test_zonder_script_stuurt_het_formulier_de_bestanden_mee(loket: Kastje) -> None:
    client, id_ = _melding()
    antwoord = client.post(
        pad("vraag", id_, "melding_foto"),
        {"melding_foto": [_bestand("a.png", png()), _bestand("b.jpg", jpg())]},
    )
    assert antwoord.status_code == 302
    assert len(staat(id_).waarde("melding_foto")) == 2
    pagina = client.get(pad("vraag", id_, "melding_foto")).content.decode()
    assert "a.png" in pagina
    assert 'enctype="multipart/form-data"' in pagina


def test_een_vermomd_bestand_wordt_aan_zijn_inhoud_herkend_en_bij_het_veld_geweigerd(loket: Kastje) -> None:
    client, id_ = _melding()
    antwoord = client.post(
        pad("vraag", id_, "melding_foto"),
        {"melding_foto": _bestand("foto.png", b"MZ\x90 dit is een programma")},
    )
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "Dit bestand kunnen wij niet gebruiken" in pagina
    assert 'href="#id_melding_foto"' in pagina
    assert uploads_van(id_) == []
    assert "melding_foto" not in staat(id_).antwoorden


def test_een_leeg_of_te_groot_bestand_zegt_wat_er_is(loket: Kastje, settings: object) -> None:
    settings.UPLOAD_MB = 1  # type: ignore[attr-defined]
    client, id_ = _melding()
    for inhoud, zin in ((b"", "leeg"), (png() + b"x" * 1_100_000, "te groot")):
        antwoord = client.post(pad("vraag", id_, "melding_foto"), {"melding_foto": _bestand("a.png", inhoud)})
        assert antwoord.status_code == 400
        assert zin in antwoord.content.decode()
    assert uploads_van(id_) == []


def test_met_script_gaat_elk_bestand_apart(loket: Kastje) -> None:
    client, id_ = _melding()
    goed = client.post(
        pad("bestand_toevoegen", id_, "melding_foto"), {"melding_foto": _bestand("../../a.png", png())}
    )
    assert goed.status_code == 201
    assert "/" not in goed.json()["naam"]
    fout = client.post(
        pad("bestand_toevoegen", id_, "melding_foto"), {"melding_foto": _bestand("b.png", PDF)}
    )
    assert fout.status_code == 415
    assert fout.json()["fout"]
    assert (
        client.post(
            pad("bestand_toevoegen", id_, "melding_soort"), {"melding_soort": _bestand("c.png", png())}
        ).status_code
        == 404
    )
    assert client.post(goed.json()["verwijder_url"]).url == pad("vraag", id_, "melding_foto")
    assert uploads_van(id_) == []


def test_een_teruggenomen_bestand_verdwijnt_ook_uit_het_antwoord(loket: Kastje) -> None:
    client, id_ = _melding()
    client.post(
        pad("vraag", id_, "melding_foto"),
        {"melding_foto": [_bestand("a.png", png()), _bestand("b.png", png(5, 5))]},
    )
    een, twee = uploads_van(id_)
    weg = f"{pad('bestand_verwijderen', id_, een.id)}?vraag=melding_foto&naar=controle"
    assert client.post(weg).url == f"{pad('vraag', id_, 'melding_foto')}?naar=controle"
    assert staat(id_).waarde("melding_foto") == [str(twee.id)]
    client.post(f"{pad('bestand_verwijderen', id_, twee.id)}?vraag=melding_foto")
    assert "melding_foto" not in staat(id_).antwoorden  # the question is open again


def test_het_bestand_van_een_ander_is_niet_weg_te_halen(loket: Kastje) -> None:
    client, id_ = _melding()
    client.post(pad("vraag", id_, "melding_foto"), {"melding_foto": _bestand("a.png", png())})
    ander, eigen = _melding()
    assert ander.post(pad("bestand_verwijderen", eigen, uploads_van(id_)[0].id)).status_code == 404
    assert len(uploads_van(id_)) == 1
