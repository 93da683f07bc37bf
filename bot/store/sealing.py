"""Sealing: AES-256-GCM under a key of each person, wrapped by a master key kept elsewhere.

What is sealed is bound to its place (table, column, row), so that it cannot be moved. Erasing
a person destroys their key. The master key is never in the database.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import urlsafe_b64encode
from functools import reduce
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_VERSION: Final = b"\x01"
_NONCE: Final = 12
KEY_BYTES: Final = 32


class WrongKey(Exception):
    """The master key does not open this database, or a sealed value was moved or changed."""


class Seal:
    """Seals and opens bytes under one key. `place` names table, column and row."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def close(self, plain: bytes, place: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return _VERSION + nonce + self._cipher.encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Raises WrongKey when the key, the place or a single bit is another."""
        if sealed[:1] != _VERSION or len(sealed) <= 1 + _NONCE:
            raise WrongKey(place.partition("|")[0])
        nonce, body = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            return self._cipher.decrypt(nonce, body, place.encode())
        except InvalidTag:
            raise WrongKey(place.partition("|")[0]) from None


class Keyring:
    """The keys that follow from the master key.

    A hash of something that is not kept cannot be made anew when the master key changes; it is
    hashed once more under the new one. So the index keys of former master keys are kept, sealed,
    and whatever is looked up is hashed under each in turn. Without the newest none is of use.
    """

    def __init__(self, master: bytes) -> None:
        if len(master) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")
        self.system = Seal(_derived(master, b"system"))
        self._wrapping = Seal(_derived(master, b"wrapping"))
        self._indexes = [_derived(master, b"index")]

    @property
    def former(self) -> bytes:
        """The index keys of former master keys, the oldest first."""
        return b"".join(self._indexes[:-1])

    def recall(self, former: bytes) -> None:
        """Take the index keys of former master keys, as they are kept with the proof."""
        keys = [former[at : at + KEY_BYTES] for at in range(0, len(former), KEY_BYTES)]
        self._indexes = [*keys, self._indexes[-1]]

    def followed_by(self, master: bytes) -> Keyring:
        """The keys that will follow from another master key in place of this one."""
        new = Keyring(master)
        new.recall(b"".join(self._indexes))
        return new

    def once_more(self, mac: bytes) -> bytes:
        """A hash made before the master key changed, as it is looked up since."""
        return hmac.digest(self._indexes[-1], mac, hashlib.sha256)

    def rewrapped(self, person_id: int, wrapped: bytes, new: Keyring) -> bytes:
        place = f"person|wrapped_key|{person_id}"
        return new._wrapping.close(self._wrapping.open(wrapped, place), place)

    def address_mac(self, chat: int) -> bytes:
        """How a person is found by their chat without their chat being readable."""
        return self._mac(b"address|%d" % chat)

    def order_mac(self, chat: int) -> str:
        """How replicas tell each other whose update came."""
        return self._mac(b"order|%d" % chat)[:8].hex()

    def token_mac(self, token: str) -> bytes:
        """How an invitation is found by its token without the token being kept."""
        return self._mac(f"token|{token}".encode())

    def bar_mac(self, inviter: int, friend: int) -> bytes:
        two = (
            hmac.digest(self._indexes[0], b"address|%d" % chat, hashlib.sha256)
            for chat in (inviter, friend)
        )
        return self._mac(b"bar|" + b"".join(two))

    def slot(self, person_id: int, subject: int, kind: str) -> int:
        """A number for somebody's kind of moment that says nothing without the key."""
        digest = self._mac(f"slot|{person_id}|{subject}|{kind}".encode())
        return int.from_bytes(digest[:8], "big", signed=True)

    def _mac(self, said: bytes) -> bytes:
        return reduce(lambda mac, key: hmac.digest(key, mac, hashlib.sha256), self._indexes, said)

    def new(self, person_id: int) -> tuple[Seal, bytes]:
        """A fresh key for a person, and the same key wrapped for their row."""
        key = AESGCM.generate_key(KEY_BYTES * 8)
        return Seal(key), self._wrapping.close(key, f"person|wrapped_key|{person_id}")

    def of(self, person_id: int, wrapped: bytes) -> Seal:
        return Seal(self._wrapping.open(wrapped, f"person|wrapped_key|{person_id}"))


def webhook_secret(master: bytes, bot_id: int) -> str:
    """What proves that a post is Telegram's: the same in every process with this key."""
    return urlsafe_b64encode(_derived(master, b"webhook|%d" % bot_id)).decode().rstrip("=")


def _derived(master: bytes, name: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"small-steps|" + name).derive(master)
