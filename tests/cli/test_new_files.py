"""New files: what is written is read back byte by byte, and what was there is left as it is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from evenhand.catalogue.problems import CatalogueError
from evenhand.cli.new_files import homeless, in_the_way, write
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_the_last_text_that_may_overwrite_is_read_back_with_its_line_ends(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "deep/er/file"
        for text in texts:
            write(file, text, overwrite=True)
        assert file.read_bytes() == texts[-1].encode()
        with pytest.raises(CatalogueError, match="file: it cannot be written: File exists"):
            write(file, "another", overwrite=False)
        assert file.read_bytes() == texts[-1].encode()


def test_a_folder_is_in_the_way_of_every_file_and_a_file_unless_it_is_overwritten(
    tmp_path: Path,
) -> None:
    file = tmp_path / "file"
    assert list(in_the_way(file, overwrite=False)) == []
    file.touch()
    assert [bool(list(in_the_way(file, overwrite=over))) for over in (False, True)] == [True, False]
    assert [bool(list(in_the_way(tmp_path, overwrite=o))) for o in (False, True)] == [True, True]


def test_a_file_without_a_folder_is_told_which_one(tmp_path: Path) -> None:
    assert list(homeless(tmp_path / "file")) == []
    (message,) = homeless(tmp_path / "away" / "file")
    assert message.endswith("away'; make it first")
