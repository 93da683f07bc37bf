"""A sealed value opens under its own key, in its own place, and nowhere else."""

from __future__ import annotations

import re

import pytest

from bot.store.sealing import Keyring, Seal, WrongKey, webhook_secret
from tests.store.scene import MASTER_KEY

KEYS = Keyring(MASTER_KEY)
SEALED = KEYS.system.close(b"a quiet hello", "talk|body|7")


def test_what_is_sealed_opens_in_its_place() -> None:
    assert KEYS.system.open(SEALED, "talk|body|7") == b"a quiet hello"


@pytest.mark.parametrize("place", ["talk|body|8", "step|body|7", "talk|card|7", ""])
def test_another_row_column_or_table_does_not_open_it(place: str) -> None:
    with pytest.raises(WrongKey):
        KEYS.system.open(SEALED, place)


def test_the_same_words_never_look_the_same_twice() -> None:
    assert KEYS.system.close(b"a quiet hello", "talk|body|7") != SEALED


def _flipped(bit: int) -> bytes:
    changed = bytearray(SEALED)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_single_changed_bit_does_not_open() -> None:
    for bit in range(8, len(SEALED) * 8):
        with pytest.raises(WrongKey):
            KEYS.system.open(_flipped(bit), "talk|body|7")


def test_a_changed_version_does_not_open() -> None:
    with pytest.raises(WrongKey):
        KEYS.system.open(_flipped(0), "talk|body|7")


def test_a_value_cut_off_after_its_nonce_does_not_open() -> None:
    for length in range(13, len(SEALED)):
        with pytest.raises(WrongKey):
            KEYS.system.open(SEALED[:length], "talk|body|7")


def test_a_value_cut_off_within_its_nonce_is_refused_by_the_same_name() -> None:
    with pytest.raises(WrongKey):
        KEYS.system.open(SEALED[:5], "talk|body|7")


def test_a_refusal_names_the_table_and_nothing_else() -> None:
    with pytest.raises(WrongKey) as refused:
        KEYS.system.open(SEALED, "talk|body|8")
    assert str(refused.value) == "talk"
    assert refused.value.__suppress_context__


def test_a_persons_key_opens_only_for_that_person_and_that_master() -> None:
    seal, wrapped = KEYS.new(7)
    sealed = seal.close(b"tea", "step|body|1")
    assert KEYS.of(7, wrapped).open(sealed, "step|body|1") == b"tea"
    with pytest.raises(WrongKey):
        KEYS.of(8, wrapped)
    with pytest.raises(WrongKey):
        Keyring(bytes(32)).of(7, wrapped)


def test_no_two_people_share_a_key() -> None:
    (ana, _), (marek, _) = KEYS.new(7), KEYS.new(7)
    with pytest.raises(WrongKey):
        marek.open(ana.close(b"tea", "step|body|1"), "step|body|1")


def test_an_address_is_found_again_by_its_mac_and_only_with_the_key() -> None:
    assert KEYS.address_mac(880) == Keyring(MASTER_KEY).address_mac(880)
    assert (
        len({KEYS.address_mac(880), KEYS.address_mac(881), Keyring(bytes(32)).address_mac(880)})
        == 3
    )


def test_the_slots_of_one_kind_say_nothing_across_subjects() -> None:
    assert KEYS.slot(7, 1, "cue") == Keyring(MASTER_KEY).slot(7, 1, "cue")
    slots = {KEYS.slot(7, 1, "cue"), KEYS.slot(7, 2, "cue"), KEYS.slot(7, 1, "end")}
    assert len(slots | {KEYS.slot(8, 1, "cue")}) == 4
    assert all(-(2**63) <= KEYS.slot(7, n, "cue") < 2**63 for n in range(200))


def test_a_master_key_has_32_bytes() -> None:
    for length in (0, 16, 31, 33, 64):
        with pytest.raises(ValueError, match="32"):
            Keyring(bytes(length))


def test_what_the_system_seals_no_person_opens() -> None:
    with pytest.raises(WrongKey):
        Seal(MASTER_KEY).open(SEALED, "talk|body|7")


def test_the_proof_of_a_post_follows_from_the_key_and_the_bot_alone() -> None:
    proof = webhook_secret(bytes(32), 42)
    assert proof == webhook_secret(bytes(32), 42)
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", proof)
    others = {webhook_secret(bytes(32), 43), webhook_secret(b"x" * 32, 42)}
    assert len(others | {proof}) == 3
