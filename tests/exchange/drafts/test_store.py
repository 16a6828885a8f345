"""Bytes of drafts: kept under numbers, for their owner only, and gone when told so."""

import io
from pathlib import Path

import pytest

from zhicai.basics.errors import Refused
from zhicai.exchange.drafts.store import DraftStore
from zhicai.exchange.sheets import limits


def test_an_upload_lies_under_its_keys_for_its_owner_only(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts")

    digest = store.keep(7, 8, source=io.BytesIO(b"abc"), name="../名冊.csv")

    path = store.path(7, 8)
    assert path == tmp_path / "drafts" / "7" / "8"
    assert path.read_bytes() == b"abc"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert digest.startswith("ba7816bf")


@pytest.mark.parametrize(("content", "code"), [(b"", "file.empty"), (b"12345", "file.too_large")])
def test_an_upload_of_no_use_is_refused_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, code: str
) -> None:
    store = DraftStore(tmp_path)
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 4)

    with pytest.raises(Refused) as refused:
        store.keep(1, 2, source=io.BytesIO(content), name="名冊.csv")

    assert refused.value.code == code
    assert not store.path(1, 2).exists()


def test_what_was_read_goes_with_the_file_and_the_folder_with_the_draft(tmp_path: Path) -> None:
    store = DraftStore(tmp_path)
    store.keep(1, 2, source=io.BytesIO(b"a"), name="a")
    store.keep_read(1, 2, b"sealed")
    store.keep(3, 4, source=io.BytesIO(b"a"), name="a")

    read = store.find_read(1, 2)
    store.drop_file(1, 2)
    store.drop_others({1})

    assert read == b"sealed"
    assert store.find_read(1, 2) is None
    assert not (tmp_path / "3").exists()
    store.drop(1)
    assert list(tmp_path.iterdir()) == []
