"""The keys: derived from versioned master secrets, never stored in the database.

``settings.SLEUTELS`` holds ``{"actief": 2, "geheimen": {1: bytes, 2: bytes}, "pseudoniemen": bytes}``. The versioned
secrets encrypt and can be rotated; the pseudonym secret gives search keys and pseudonyms, which stand in many tables and
therefore stay.
"""

import hashlib
import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


class OnleesbaarGegeven(Exception):
    """Encrypted data that the present keys can't open: the wrong key, or altered data."""


def _afgeleid(geheim: bytes, gebruik: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, None, f"eenloket/{gebruik}".encode()).derive(geheim)


@lru_cache(maxsize=64)
def _versleutelaar(versie: int, gebruik: str) -> AESGCM:
    try:
        return AESGCM(_afgeleid(settings.SLEUTELS["geheimen"][versie], gebruik))
    except KeyError:
        raise OnleesbaarGegeven(f"sleutelversie {versie} ontbreekt") from None


@lru_cache(maxsize=64)
def _vast(gebruik: str) -> bytes:
    return _afgeleid(settings.SLEUTELS["pseudoniemen"], gebruik)


def versleutel(klaar: bytes, gebruik: str) -> bytes:
    """``klaar`` under the active key: version byte, nonce, ciphertext with tag (AES-256-GCM)."""
    versie, nonce = settings.SLEUTELS["actief"], os.urandom(_NONCE)
    return bytes([versie]) + nonce + _versleutelaar(versie, gebruik).encrypt(nonce, klaar, gebruik.encode())


def ontsleutel(geheim: bytes, gebruik: str) -> bytes:
    """The opposite of ``versleutel``, with the key version that the data names. Raises: OnleesbaarGegeven."""
    try:
        return _versleutelaar(geheim[0], gebruik).decrypt(
            geheim[1 : 1 + _NONCE], geheim[1 + _NONCE :], gebruik.encode()
        )
    except (InvalidTag, IndexError, ValueError):
        raise OnleesbaarGegeven(gebruik) from None


def zoekwaarde(tekst: str, gebruik: str) -> bytes:
    """A keyed hash to look ``tekst`` up by, 32 bytes."""
    return hmac.new(_vast(f"zoek/{gebruik}"), tekst.encode(), hashlib.sha256).digest()


def permuteer(blok: bytes, gebruik: str, *, terug: bool = False) -> bytes:
    """A keyed one-to-one map of 16 bytes to 16 bytes (one AES block), and back.

    One block of a random unique value is what ECB is safe for; it makes a pseudonym reversible without a table.
    """
    cipher = Cipher(algorithms.AES(_vast(f"pseudoniem/{gebruik}")), modes.ECB())  # noqa: S305
    stap = cipher.decryptor() if terug else cipher.encryptor()
    return stap.update(blok) + stap.finalize()


def vergeet() -> None:
    """Drop derived keys (after a change of settings, in tests)."""
    _versleutelaar.cache_clear()
    _vast.cache_clear()
