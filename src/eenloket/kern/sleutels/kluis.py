"""The encryption keys. They are derived from versioned master secrets and are never stored in the database.

``settings.SLEUTELS`` holds ``{"actief": 2, "geheimen": {1: bytes, 2: bytes}, "pseudoniemen": bytes}``. The
versioned secrets encrypt data and can be rotated. The secret for pseudonyms gives search keys and pseudonyms;
these stand in many tables, so that secret never changes.
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
    """The present keys can't decrypt the data: the key is wrong, or the data was altered."""


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
    """Encrypt ``klaar`` with the active key (AES-256-GCM). The result holds a version byte, a nonce, and the
    ciphertext with its tag.
    """
    versie, nonce = settings.SLEUTELS["actief"], os.urandom(_NONCE)
    return bytes([versie]) + nonce + _versleutelaar(versie, gebruik).encrypt(nonce, klaar, gebruik.encode())


def ontsleutel(geheim: bytes, gebruik: str) -> bytes:
    """Decrypt the result of ``versleutel``, with the key version that the data names.

    Raises: OnleesbaarGegeven.
    """
    try:
        return _versleutelaar(geheim[0], gebruik).decrypt(
            geheim[1 : 1 + _NONCE], geheim[1 + _NONCE :], gebruik.encode()
        )
    except (InvalidTag, IndexError, ValueError):
        raise OnleesbaarGegeven(gebruik) from None


def zoekwaarde(tekst: str, gebruik: str) -> bytes:
    """Return a keyed hash of ``tekst`` (32 bytes), by which the text can be looked up."""
    return hmac.new(_vast(f"zoek/{gebruik}"), tekst.encode(), hashlib.sha256).digest()


def permuteer(blok: bytes, gebruik: str, *, terug: bool = False) -> bytes:
    """Map 16 bytes to 16 bytes, one-to-one and with a key (one AES block); ``terug`` gives the opposite
    direction.

    ECB is safe for a single block with a random unique value. It makes a pseudonym reversible without a
    table.
    """
    cipher = Cipher(algorithms.AES(_vast(f"pseudoniem/{gebruik}")), modes.ECB())  # noqa: S305
    stap = cipher.decryptor() if terug else cipher.encryptor()
    return stap.update(blok) + stap.finalize()


def vergeet() -> None:
    """Forget the derived keys (after a change of settings, in tests)."""
    _versleutelaar.cache_clear()
    _vast.cache_clear()
