"""The public age test vectors, where they are at hand."""

from pathlib import Path

import pytest

from tests.conformance.age import judge, main, read_vector

FOLDER = Path(__file__).parents[3] / "shared" / "conformance" / "age"
PATHS = sorted(FOLDER.iterdir()) if FOLDER.is_dir() else []
VECTOR = b"""expect: success
payload: %s
identity: AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0
armored: yes

-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBURWlGMHlwcXIrYnB2Y3FY
TnlDVkpwTDdPdXdQZFZ3UEw3S1FFYkZET0NjCmhqYWJHWHdTTFE5YzNTNkx3Mmkr
UzJUdTJmaXdRSEhzbGJCTjZCNDFGTEUKLS0tIFd5SnA5Ri85Rk9aaDdnSmRoZXEy
V0lKY3dIZ1ljOE5JVmgzZGR3aHJjTmcK7s9ix86RtDMnTmjU8vkTTLdMW/73vqpS
yPC8DpksHoMx+2Y=
-----END AGE ENCRYPTED FILE-----
"""
DIGEST = b"013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab"


@pytest.mark.skipif(not PATHS, reason="the public vectors are not beside the repository")
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_public_vector_comes_out_as_it_must(path: Path) -> None:
    verdict = judge(read_vector(path))
    assert verdict.reason == ""
    assert verdict.actual == verdict.vector.expected


def test_the_program_counts_agreements_and_disagreements(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "right").write_bytes(VECTOR % DIGEST)
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 passed, 0 failed\n"
    (tmp_path / "wrong").write_bytes(VECTOR % (b"0" * 64))
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "wrong: expected success, got another plaintext\n1 passed, 1 failed\n"
    )
    (tmp_path / "wrong").write_bytes(VECTOR.replace(b"AGE-SECRET", b"AGE-UNHEARD") % DIGEST)
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == (
        "wrong does not apply: its identity is of a kind that peerkit does not know\n"
        "1 passed, 0 failed\n"
    )
