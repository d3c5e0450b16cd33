"""Where the files of templates are looked for, and how they are read."""

from pathlib import Path

import pytest
from sample import config, messages

from reportgen.narrative.sources import read_templates, shown_path
from reportgen.nouns.issue import ReportError


def _written(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def test_a_template_of_the_report_comes_before_a_shared_one(tmp_path: Path) -> None:
    root = _written(
        tmp_path,
        {"zh/summary/one.md": "甲".encode(), "zh/shared/one.md": "乙".encode(), "en/shared/one.md": b"B"},
    )
    found = read_templates(config(), root)
    assert (found["zh"]["one"].source, found["en"]["one"].source) == ("甲", "B")


def test_a_file_in_an_earlier_folder_shadows_the_same_file_in_a_later_one(tmp_path: Path) -> None:
    own = _written(tmp_path / "own", {"zh/summary/one.md": "甲".encode(), "en/shared/one.md": b"B"})
    kit = _written(tmp_path / "kit", {"zh/summary/one.md": "乙".encode(), "en/shared/one.md": b"C"})
    found = read_templates(config(), own, kit)
    assert (found["zh"]["one"].source, found["en"]["one"].source) == ("甲", "B")
    (own / "zh/summary/one.md").unlink()
    assert read_templates(config(), own, kit)["zh"]["one"].source == "乙"


def test_the_reports_own_template_comes_first_wherever_it_lies(tmp_path: Path) -> None:
    own = _written(tmp_path / "own", {"zh/shared/one.md": "甲".encode(), "en/shared/one.md": b"A"})
    kit = _written(tmp_path / "kit", {"zh/summary/one.md": "乙".encode()})
    found = read_templates(config(), own, kit)
    assert (found["zh"]["one"].source, found["en"]["one"].source) == ("乙", "A")


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_template(tmp_path: Path) -> None:
    root = _written(tmp_path, {"zh/summary/one.md": b"\xef\xbb\xbf# A\r\n", "en/summary/one.md": b"A"})
    assert read_templates(config(), root)["zh"]["one"].source == "# A\n"


def test_every_template_that_is_missing_or_not_utf_8_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _written(tmp_path, {"zh/summary/one.md": "甲。".encode("gb18030"), "en/summary/two.md": b"B"})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReportError) as raised:
        read_templates(config(("one", "two")), root)
    assert messages(raised.value.issues) == (
        "zh/summary/one.md: error: the template is not UTF-8: byte 1 cannot be read; save it as UTF-8"
        " [narrative.template-encoding]\n"
        "configs/a.yaml:3:1: error: section 'one' has no en template; looked for en/summary/one.md, en/shared/one.md"
        " [narrative.template-missing]\n"
        "configs/a.yaml:3:1: error: section 'two' has no zh template; looked for zh/summary/two.md, zh/shared/two.md"
        " [narrative.template-missing]\n"
    )


def test_a_path_is_shown_below_the_working_folder_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert shown_path(tmp_path / "work" / "a" / "b.md") == "a/b.md"
    assert shown_path(tmp_path / "c.md") == (tmp_path / "c.md").resolve().as_posix()
