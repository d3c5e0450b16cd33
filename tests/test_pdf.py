"""PDFs beside documents: made by LibreOffice where there is one, and what is said where that fails."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import Result
from projects import SmallProject, cache, run, small

from reportgen.pdf import usual_places

__all__ = ["cache", "small"]

OFFICE = shutil.which("soffice")
ZH, EN = "420323-竹山县-2006-zh", "420323-竹山县-2006-en"
# Makes files that begin and end as PDFs do, fails at the documents that FAKE names, and notes each run.
FAKE = f"""#!{sys.executable}
import os, pathlib, sys, time
at = sys.argv.index("--outdir")
made, names = pathlib.Path(sys.argv[at + 1]), sys.argv[at + 2:]
with open(os.environ["FAKE_RUNS"], "a") as runs:
    print(*names, file=runs)
how, _, which = os.environ.get("FAKE", "").partition(" ")
made.mkdir(exist_ok=True)
for name in names:
    end = b"%%EOF"
    if name.partition(".")[0] in which.split():
        if how == "skip":
            print("Error: source file could not be loaded", file=sys.stderr)
            continue
        if how == "die":
            sys.exit("terribly sorry")
        if how == "lament":
            sys.exit("sorry " * 10_000)
        if how == "hang":
            time.sleep(60)
        end = b""
    (made / name).with_suffix(".pdf").write_bytes(b"%PDF-1.7 of " + name.encode() + end)
"""

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="a script is a program where it says so itself")


@pytest.fixture
def fake(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    """Put a script in the place of LibreOffice."""
    program = small.folder / "fake-office"
    program.write_text(FAKE, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("REPORTGEN_SOFFICE", str(program))
    monkeypatch.setenv("FAKE_RUNS", str(small.folder / "runs.txt"))
    return small


def build_all(*more: str, lang: str = "en") -> Result:
    common = ("--data", "data", "--store", "figures.sqlite", "--period", "2006", "-o", "out")
    return run("build", "configs/summary.yaml", *common, "--all", "--pdf", *more, lang=lang)


def pdfs(small: SmallProject) -> list[str]:
    return sorted(name.removesuffix(".pdf") for name in small.documents if name.endswith(".pdf"))


def runs(small: SmallProject) -> list[str]:
    return small.read("runs.txt").splitlines()


@needs_office
def test_a_pdf_stands_beside_each_document_and_says_what_it_says(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTGEN_SOFFICE", raising=False)
    result = small.build("--pdf")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "".join(f"wrote out/{name}.{kind}\n" for kind in ("docx", "pdf") for name in (ZH, EN))
    for name in (ZH, EN):
        assert small.documents[f"{name}.pdf"].startswith(b"%PDF-")
        assert len(small.documents[f"{name}.pdf"]) > 5000


@needs_office
def test_libreoffice_converts_a_whole_batch_and_leaves_nothing_behind(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    beside = tmp_path / "temporary"
    beside.mkdir()
    monkeypatch.setenv("TMPDIR", str(beside))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert build_all().exit_code == 0
    assert len(pdfs(small)) == 6
    assert list(beside.iterdir()) == []
    assert not [name for name in small.documents if name.startswith(".")]


@needs_scripts
def test_one_run_converts_the_documents_of_all_areas(fake: SmallProject) -> None:
    assert build_all().exit_code == 0
    assert len(pdfs(fake)) == 6
    assert len(runs(fake)) == 1
    reports = json.loads(fake.read("out/manifest.json"))["reports"]
    assert [report["format"] for report in reports] == ["docx", "pdf"] * 6
    assert [Path(report["path"]).suffix for report in reports] == [".docx", ".pdf"] * 6


@needs_scripts
def test_only_documents_that_are_new_or_lack_a_current_pdf_are_converted(fake: SmallProject) -> None:
    fake.build("--pdf")
    assert fake.build("--pdf").stdout == "".join(
        f"unchanged out/{name}.{kind}\n" for kind in ("docx", "pdf") for name in (ZH, EN)
    )
    assert len(runs(fake)) == 1

    fake.delete(f"out/{EN}.pdf")
    assert fake.build("--pdf").stdout.splitlines()[2:] == [f"unchanged out/{ZH}.pdf", f"wrote out/{EN}.pdf"]
    assert runs(fake)[1:] == ["1.docx"]

    document = fake.folder / "out" / f"{ZH}.docx"
    later = document.stat().st_mtime_ns + 10**12
    os.utime(document, ns=(later, later))
    assert f"wrote out/{ZH}.pdf" in fake.build("--pdf").stdout


@needs_scripts
def test_a_batch_converts_what_is_missing_and_calls_those_reports_written(fake: SmallProject) -> None:
    assert build_all().stdout.startswith("areas written: 3,")
    assert build_all().stdout.startswith("areas written: 0, unchanged: 3,")
    assert len(runs(fake)) == 1
    next((fake.folder / "out").glob("420323103*-zh.pdf")).unlink()
    assert build_all().stdout.startswith("areas written: 1, unchanged: 2,")


@needs_scripts
def test_a_dry_run_says_which_pdfs_it_would_write_and_writes_none(fake: SmallProject) -> None:
    result = fake.build("--pdf", "--dry-run", "--lang", "zh")
    assert result.stdout == f"would write out/{ZH}.docx\nwould write out/{ZH}.pdf\n"
    assert fake.documents == {}
    assert build_all("--dry-run").exit_code == 0
    assert not (fake.folder / "runs.txt").exists()


def test_without_libreoffice_nothing_is_written_and_the_message_says_so_at_once(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTGEN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(small.folder))
    for name in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
        monkeypatch.setenv(name, str(small.folder))
    result = small.build("--pdf")
    assert (result.exit_code, small.documents) == (2, {})
    assert result.stderr == (
        "error: LibreOffice was not found, so no PDF can be made; nothing was written [pdf.no-converter]\n"
    )
    chinese = build_all(lang="zh")
    assert (chinese.exit_code, chinese.stderr) == (
        2,
        "错误: 没有找到 LibreOffice，不能生成 PDF；没有写入任何文件 [pdf.no-converter]\n",
    )


def test_a_program_that_is_named_and_not_there_is_said_to_be_so(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_SOFFICE", "no/such/soffice")
    assert small.build("--pdf").stderr == (
        "error: REPORTGEN_SOFFICE names 'no/such/soffice', which is no program; nothing was written"
        " [pdf.no-such-converter]\n"
    )
    assert small.build("--pdf", lang="zh").stderr == (
        "错误: 环境变量 REPORTGEN_SOFFICE 写的“no/such/soffice”不是可以运行的程序；没有写入任何文件"
        " [pdf.no-such-converter]\n"
    )


@needs_scripts
@pytest.mark.parametrize("wrong", ["soon", "-4", "0", "1.5"])
def test_a_patience_that_is_no_number_of_seconds_is_refused_before_anything_is_built(
    wrong: str, fake: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_SOFFICE_TIMEOUT", wrong)
    result = fake.build("--pdf")
    assert (result.exit_code, fake.documents) == (2, {})
    assert result.stderr == (
        f"error: REPORTGEN_SOFFICE_TIMEOUT is '{wrong}', which is no whole number of seconds; nothing was written"
        " (allowed: >= 1) [pdf.bad-timeout]\n"
    )
    assert build_all(lang="zh").stderr == (
        f"错误: 环境变量 REPORTGEN_SOFFICE_TIMEOUT 写的“{wrong}”不是整秒数；没有写入任何文件"
        "（可用：>= 1） [pdf.bad-timeout]\n"
    )


@needs_scripts
def test_a_program_that_cannot_be_started_is_named(fake: SmallProject) -> None:
    program = fake.folder / "fake-office"
    program.write_bytes(b"\x00\x01 no program")
    result = fake.build("--pdf")
    assert result.exit_code == 2
    assert result.stderr == f"{program}: error: LibreOffice cannot be started (Exec format error) [pdf.not-started]\n"
    assert fake.build("--pdf", lang="zh").stderr.startswith(f"{program}: 错误: LibreOffice 启动不了（")


@needs_scripts
@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("skip", "Error: source file could not be loaded"),
        ("die", "terribly sorry"),
        ("lament", "sorry " * 33 + "so"),
        ("half", "exit code 0"),
    ],
)
def test_the_document_that_is_not_converted_is_named_and_the_other_one_is_converted(
    how: str, said: str, fake: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE", f"{how} 1")
    result = fake.build("--pdf")
    assert result.exit_code == 2
    assert result.stdout.splitlines()[:2] == [f"wrote out/{ZH}.docx", f"wrote out/{EN}.docx"]
    assert result.stderr == (
        f"out/{ZH}.docx: error: LibreOffice did not make a PDF of this document ({said}) [pdf.not-made]\n"
    )
    assert pdfs(fake) == [EN]
    fake.delete(f"out/{EN}.pdf")
    assert fake.build("--pdf", lang="zh").stderr == (
        f"out/{ZH}.docx: 错误: LibreOffice 没有把这份文档转换成 PDF（{said}） [pdf.not-made]\n"
    )


@needs_scripts
def test_a_program_that_hangs_is_stopped_and_begun_again_behind_the_document(
    fake: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE", "hang 2")
    monkeypatch.setenv("REPORTGEN_SOFFICE_TIMEOUT", "3")
    result = build_all()
    assert result.exit_code == 1
    assert result.stdout.startswith("areas written: 2, unchanged: 0, kept: 0, failed: 1,")
    assert runs(fake) == [
        "1.docx 2.docx 3.docx 4.docx 5.docx 6.docx",
        "3.docx 4.docx 5.docx 6.docx",
    ]
    assert "took more than 3 seconds over this document [pdf.too-slow]" in result.stderr
    assert len(pdfs(fake)) == 5
    monkeypatch.setenv("FAKE", "hang 1")
    assert "转换这份文档用了 3 秒还没有结果，已停止 [pdf.too-slow]" in build_all(lang="zh").stderr


@needs_scripts
def test_a_program_that_fails_at_everything_is_not_tried_for_every_document(
    fake: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE", "die 1 2 3 4 5 6")
    result = build_all()
    assert len(runs(fake)) == 2
    assert result.stdout.startswith("areas written: 0, unchanged: 0, kept: 0, failed: 3,")
    assert result.stderr.count("[pdf.not-made]") == 1
    assert "failed: 3 (420323100 城关镇, 420323103 宝丰镇, 420323200 潘口乡)\n" in result.stderr
    assert "3 个地区失败：420323100 城关镇、420323103 宝丰镇、420323200 潘口乡\n" in build_all(lang="zh").stderr
    assert len([name for name in fake.documents if name.endswith(".docx")]) == 6


@needs_scripts
def test_a_pdf_that_cannot_be_put_in_its_place_is_named(fake: SmallProject) -> None:
    (fake.folder / "out" / f"{ZH}.pdf").mkdir(parents=True)
    result = fake.build("--pdf")
    assert result.exit_code == 2
    assert result.stderr == (
        f"out/{ZH}.pdf: error: there is a folder of this name, so no document can be written here [word.is-a-folder]\n"
    )
    assert f"wrote out/{EN}.pdf" in result.stdout


@needs_scripts
def test_pages_for_a_browser_have_no_pdf(fake: SmallProject) -> None:
    assert fake.build("--pdf", "--format", "both").exit_code == 0
    assert pdfs(fake) == sorted([ZH, EN])
    assert build_all("--format", "both").exit_code == 0
    assert len(pdfs(fake)) == 8


def test_pdfs_are_not_made_of_pages_alone(small: SmallProject) -> None:
    result = small.build("--pdf", "--format", "html")
    assert (result.exit_code, small.documents) == (2, {})
    assert result.stderr == (
        "error: PDFs are made of Word documents, and --format html writes none; give --format both"
        " [pdf.of-no-document]\n"
    )
    assert small.build("--pdf", "--format", "html", lang="zh").stderr == (
        "错误: PDF 由 Word 文档转换而来，--format html 不写 Word 文档；请写 --format both [pdf.of-no-document]\n"
    )


def test_on_windows_and_on_a_mac_it_is_looked_for_where_it_is_usually_installed(tmp_path: Path) -> None:
    installed = tmp_path / "Programme" / "LibreOffice 24" / "program"
    installed.mkdir(parents=True)
    environ = {"ProgramFiles": str(tmp_path / "Programme"), "ProgramW6432": str(tmp_path / "Programme")}
    assert usual_places("win32", environ, tmp_path) == [installed / "soffice.com"]
    inside = "Applications/LibreOffice.app/Contents/MacOS/soffice"
    assert usual_places("darwin", {}, tmp_path) == [Path("/") / inside, tmp_path / inside]
    assert usual_places("linux", environ, tmp_path) == []
