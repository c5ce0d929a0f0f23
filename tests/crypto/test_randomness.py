"""Where ids, salts and codes come from."""

from peerkit.crypto import (
    new_id,
    new_recovery_code,
    new_salt,
    new_withdrawal_code,
    random_bytes,
)
from peerkit.values import HEX_32, RECOVERY_CODE, WITHDRAWAL_CODE, read_code


def test_nothing_is_given_out_twice() -> None:
    for make in (new_id, new_recovery_code, new_salt, new_withdrawal_code):
        assert len({make() for _ in range(100)}) == 100


def test_each_has_its_form() -> None:
    assert HEX_32.fullmatch(new_id())
    assert len(new_salt()) == 16
    assert len(random_bytes(5)) == 5
    code = new_withdrawal_code()
    assert read_code(WITHDRAWAL_CODE, code) == code
    code = new_recovery_code()
    assert read_code(RECOVERY_CODE, code) == code
