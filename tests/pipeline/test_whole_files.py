"""A file is there whole or as it was."""

from pathlib import Path

import pytest

from pipeline.whole_files import writing_whole


def test_the_content_takes_the_name_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(b"old")
    with writing_whole(path) as stream:
        stream.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize("before", [None, b"old"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "report.json"
    if before is not None:
        path.write_bytes(before)
    with pytest.raises(OSError, match="no space"), writing_whole(path) as stream:
        stream.write(b"ne")
        raise OSError("no space left")
    assert (path.read_bytes() if path.exists() else None) == before
    assert not list(tmp_path.glob("*.tmp"))
