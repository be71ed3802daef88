"""File storage in an S3-compatible store; the credentials come from the usual AWS variables."""

import hashlib
import tempfile
import time
from collections.abc import Iterable, Iterator
from urllib.parse import urlparse

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

from .poort import Bewaard, is_sleutel, nieuwe_sleutel

_STUK = 256 * 1024
_IN_GEHEUGEN = 8 * 1024 * 1024
_OVERDRACHT = TransferConfig(max_concurrency=2)
"""Two transfers at the same time, because each holds eight megabytes: the usual ten would use most of the
memory that a process may use.
"""


class S3:
    """Storage in ``s3://bucket/prefix``; ``eindpunt`` is the address of the store when it isn't Amazon's."""

    def __init__(self, waar: str, *, eindpunt: str = "") -> None:
        deel = urlparse(waar)
        self.emmer, self.voorvoegsel = deel.netloc, deel.path.strip("/")
        self.client = boto3.client("s3", endpoint_url=eindpunt or None)

    def _naam(self, sleutel: str) -> str:
        return f"{self.voorvoegsel}/{sleutel}" if self.voorvoegsel else sleutel

    def bewaar(self, stukken: Iterable[bytes]) -> Bewaard:
        sleutel, hash_, grootte = nieuwe_sleutel(), hashlib.sha256(), 0
        with tempfile.SpooledTemporaryFile(_IN_GEHEUGEN) as tijdelijk:
            for stuk in stukken:
                hash_.update(stuk)
                grootte += len(stuk)
                tijdelijk.write(stuk)
            tijdelijk.seek(0)
            self.client.upload_fileobj(tijdelijk, self.emmer, self._naam(sleutel), Config=_OVERDRACHT)
        return Bewaard(sleutel, grootte, hash_.hexdigest())

    def lees(self, sleutel: str, begin: int = 0, lengte: int | None = None) -> Iterator[bytes]:
        if not is_sleutel(sleutel):
            raise FileNotFoundError(sleutel)
        if lengte == 0:
            return iter(())
        einde = "" if lengte is None else str(begin + lengte - 1)
        try:
            antwoord = self.client.get_object(
                Bucket=self.emmer, Key=self._naam(sleutel), Range=f"bytes={begin}-{einde}"
            )
        except ClientError as fout:
            code = fout.response["Error"]["Code"]
            if code == "InvalidRange":
                return iter(())
            if code in ("NoSuchKey", "404"):
                raise FileNotFoundError(sleutel) from None
            raise
        stukken: Iterator[bytes] = antwoord["Body"].iter_chunks(_STUK)
        return stukken

    def verwijder(self, sleutel: str) -> None:
        if not is_sleutel(sleutel):
            raise FileNotFoundError(sleutel)
        self.client.delete_object(Bucket=self.emmer, Key=self._naam(sleutel))

    def sleutels(self, map_: str = "", ouder_dan: float = 0.0) -> Iterator[str]:
        voorvoegsel, grens = self._naam(""), time.time() - ouder_dan
        pagina = self.client.get_paginator("list_objects_v2")
        for blad in pagina.paginate(Bucket=self.emmer, Prefix=voorvoegsel + (f"{map_}/" if map_ else "")):
            for ding in blad.get("Contents", []):
                sleutel = ding["Key"].removeprefix(voorvoegsel)
                oud = not ouder_dan or ding["LastModified"].timestamp() < grens
                if oud and is_sleutel(sleutel):
                    yield sleutel

    def ruim_op(self) -> int:
        """Return 0: an object appears whole, and the bucket's own life-cycle rule deletes the parts of
        interrupted uploads.
        """
        return 0
