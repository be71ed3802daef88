"""Uploads: by content, within limits, scanned; what is refused leaves nothing."""

import datetime as dt
import io
import uuid
from collections.abc import Iterable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from eenloket.kern.actoren import systeem
from eenloket.kern.fouten import BuitenBereik, NietGevonden, OngeldigeInvoer
from eenloket.kern.opslag.api import opslag
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten import fouten
from eenloket.midoffice.documenten.models import Upload
from eenloket.midoffice.documenten.namen import eigen_naam, veilige_naam
from eenloket.midoffice.documenten.opruimen import BEWAREN, ruim_op
from eenloket.midoffice.documenten.ports import poorten
from eenloket.midoffice.documenten.soorten import SOORTEN, herken
from eenloket.midoffice.zaken.tests.bouwers import maak_organisatie

from . import bestanden

EIGENAAR = uuid.UUID(int=7)


def bewaar(
    inhoud: bytes, naam: str = "foto.pdf", *, toegestaan: Iterable[str] = (), **anders: object
) -> Upload:
    gegevens = {"eigenaar": EIGENAAR, "vraag": "bewijs", "stroom": SimpleUploadedFile(naam, inhoud)}
    return documenten.bewaar_upload(
        organisatie=maak_organisatie("proef"),
        bestandsnaam=naam,
        toegestaan=list(toegestaan),
        **gegevens | anders,
    )  # type: ignore[arg-type]


GOED = {
    "pdf": bestanden.PDF,
    "png": bestanden.png(),
    "jpg": bestanden.jpg(),
    "docx": bestanden.docx(),
    "odt": bestanden.odt(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("soort", sorted(GOED))
def test_elke_toegestane_soort_wordt_aan_zijn_inhoud_herkend(soort: str) -> None:
    upload = bewaar(GOED[soort], naam="van-mijn-telefoon.exe")
    assert upload.formaat == SOORTEN[soort].formaat
    assert upload.bestandsnaam == f"van-mijn-telefoon.{soort}"
    assert b"".join(opslag().lees(upload.sleutel)) == GOED[soort]
    assert documenten.uploads_van(EIGENAAR) == [upload]


VERKEERD = {
    "html": b"<html><script>alert(1)</script></html>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "html vermomd als pdf": b"<!-- %PDF-1.7 -->" + bestanden.PDF,
    "afgebroken pdf": bestanden.PDF[:20],
    "exe": b"MZ" + b"\0" * 200,
    "zip": bestanden.zip_met({"a.txt": b"a"}),
    "zip met docx-naam": bestanden.zip_met({"word/document.xml": b"<w/>"}),
    "macro": bestanden.docx(**{"word/vbaProject.bin": b"x"}),
    "zipbom": bestanden.bom(),
    "pad in zip": bestanden.docx(**{"../../etc/passwd": b"x"}),
    "kapotte zip": bestanden.docx()[:-30],
    "png zonder maat": bestanden.png(0, 3),
    "reusachtige png": bestanden.png(1_000_000, 3),
    "png met kapotte kop": bestanden.png()[:20] + b"\xff" + bestanden.png()[21:],
    "jpg zonder beeld": b"\xff\xd8\xff\xe0\x00\x04ab\xff\xd9",
    "tekst": b"gewoon wat tekst\n" * 10,
}


@pytest.mark.django_db
@pytest.mark.parametrize("wat", sorted(VERKEERD))
def test_vermomde_en_gevaarlijke_bestanden_worden_geweigerd(wat: str) -> None:
    voor = set(opslag().sleutels())
    with pytest.raises(fouten.VerkeerdeSoort) as fout:
        bewaar(VERKEERD[wat], naam="nette-naam.pdf")
    assert fout.value.veld == "bewijs"
    assert "PDF" in str(fout.value)
    assert not Upload.objects.exists()
    assert set(opslag().sleutels()) == voor


@pytest.mark.django_db
def test_wat_de_vraag_niet_toestaat_wordt_geweigerd() -> None:
    with pytest.raises(fouten.VerkeerdeSoort):
        bewaar(GOED["pdf"], toegestaan=["jpg", "png"])
    assert bewaar(GOED["png"], toegestaan=["jpg", "png"]).formaat == "image/png"


@pytest.mark.django_db
def test_een_leeg_te_groot_of_te_veel_bestand_wordt_geweigerd(settings: Settings) -> None:
    settings.UPLOAD_MB = 1
    with pytest.raises(fouten.LeegBestand):
        bewaar(b"")
    with pytest.raises(fouten.TeGroot) as fout:
        bewaar(bestanden.PDF + b" " * 1024 * 1024)
    assert "1 MB" in str(fout.value)
    bewaar(bestanden.PDF, meeste=1)
    with pytest.raises(fouten.TeVeel):
        bewaar(bestanden.PDF, meeste=1)


class Scanner:
    def __init__(self, uitkomst: str | None) -> None:
        self.uitkomst, self.gezien = uitkomst, b""

    def scan(self, stukken: Iterable[bytes]) -> str:
        if self.uitkomst is None:
            raise BuitenBereik("virusscan", "geen antwoord")
        self.gezien = b"".join(stukken)
        return self.uitkomst

    def controleer(self) -> None:
        return None


@pytest.mark.django_db
def test_een_besmet_of_niet_gescand_bestand_komt_er_niet_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poorten, "virusscan", Scanner("Eicar-Signature"))
    with pytest.raises(fouten.Besmet):
        bewaar(bestanden.PDF)
    monkeypatch.setattr(poorten, "virusscan", Scanner(None))
    with pytest.raises(fouten.NietGescand):
        bewaar(bestanden.PDF)
    assert not Upload.objects.exists()
    schoon = Scanner("schoon")
    monkeypatch.setattr(poorten, "virusscan", schoon)
    assert bewaar(bestanden.PDF).gescand == "schoon"
    assert schoon.gezien == bestanden.PDF


@pytest.mark.django_db
def test_een_ander_kan_een_bestand_niet_verwijderen(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    upload = bewaar(bestanden.PDF)
    with pytest.raises(NietGevonden):
        documenten.verwijder_upload(upload.id, eigenaar=uuid.UUID(int=8))
    with django_capture_on_commit_callbacks(execute=True):
        documenten.verwijder_upload(upload.id, eigenaar=EIGENAAR)
    assert upload.sleutel not in set(opslag().sleutels())
    assert documenten.uploads_van(EIGENAAR) == []


@pytest.mark.django_db
def test_oude_uploads_verdwijnen_met_hun_bytes(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    oud, nieuw = bewaar(bestanden.PDF), bewaar(bestanden.PDF)
    Upload.objects.filter(id=oud.id).update(op=oud.op - BEWAREN - dt.timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert ruim_op(nieuw.op, door=systeem("test")) == 1
    assert documenten.uploads_van(EIGENAAR) == [nieuw]
    sleutels = set(opslag().sleutels())
    assert nieuw.sleutel in sleutels
    assert oud.sleutel not in sleutels


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"%PDF-1.4", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"]),
)
def test_geen_rommel_breekt_de_herkenning(rommel: bytes, kop: bytes) -> None:
    bestand = io.BytesIO(kop + rommel)
    herken(bestand, SOORTEN)
    assert bestand.tell() == 0


@given(st.text(max_size=300))
def test_een_bestandsnaam_wordt_veilig(naam: str) -> None:
    veilig = veilige_naam(naam, "pdf")
    assert veilig.endswith(".pdf")
    assert len(veilig) <= 124
    assert not set(veilig) & set('/\\:*?"<>|%\n\r\t\0\u202e')
    assert not veilig.startswith(".")
    assert eigen_naam(naam, "pdf").isascii()


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\jan\\scan.jpg", "scan.pdf"),
        ("factuur\u202egnp.exe", "factuurgnp.pdf"),
        ("", "bestand.pdf"),
        ("=cmd|' /C calc'!A0.csv", "C calc'!A0.pdf"),
    ],
)
def test_bekende_trucs_met_namen(naam: str, veilig: str) -> None:
    assert veilige_naam(naam, "pdf") == veilig


def test_elke_fout_is_invoer_met_een_zin() -> None:
    for fout in (fouten.LeegBestand, fouten.TeVeel, fouten.Besmet):
        assert issubclass(fout, OngeldigeInvoer)
        assert str(fout()).endswith(".")
