"""Wrong configs in, every message out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from making import without_kit_sets

from reportgen.config.load import load_config
from reportgen.messages import render
from reportgen.messages.config import MESSAGES
from reportgen.nouns.issue import ReportError

HERE = Path(__file__).parent


def problems(path: Path, lang: str) -> str:
    with pytest.raises(ReportError) as caught:
        load_config(path)
    return "".join(f"{render(found, lang)}\n" for found in caught.value.issues)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["keys", "names", "tables", "layout", "across", "across_keys", "databases"])
def test_every_problem_is_reported_in_one_run(name: str, lang: str, expected: Callable[[str, str], None]) -> None:
    expected(f"{name}.{lang}.txt", without_kit_sets(problems(Path("broken", f"{name}.yaml"), lang)))


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_part_of_an_address_is_repeated(lang: str) -> None:
    written = Path("broken/databases.yaml").read_text(encoding="utf-8")
    told = problems(Path("broken/databases.yaml"), lang)
    for secret in ("clerk", "s3cret", "db.example.org"):
        assert secret in written
        assert secret not in told


def test_a_broken_set_is_reported_with_the_config(project: Path) -> None:
    (project / "sound/indicators/people.yaml").write_text("set: people\nindicators:\n\tinflow: 1\n", encoding="utf-8")
    assert problems(Path("sound/summary.yaml"), "en") == (
        "sound/indicators/people.yaml:3:1: error: indent with spaces; tabs are not allowed [config.yaml-tab]\n"
    )


def test_an_empty_set_is_reported(project: Path) -> None:
    (project / "sound/indicators/people.yaml").write_text("", encoding="utf-8")
    assert problems(Path("sound/summary.yaml"), "zh") == (
        "sound/indicators/people.yaml:1:1: 错误: 文件没有内容，或不是“键: 值”的形式 [config.no-mapping]\n"
    )


@pytest.mark.parametrize(
    ("wrong", "key", "found", "allowed"),
    [
        ("contents: yes", "contents", "yes", "{levels: 1…3}, true/false"),
        ("contents: [2]", "contents", "[…]", "{levels: 1…3}, true/false"),
        ("contents: {levels: two}", "contents → levels", "two", "1…3"),
        ("official: {seal: maybe}", "official → seal", "maybe", "true/false"),
        ("bilingual: both", "bilingual", "both", "sequence, paragraphs, columns"),
        ("landscape: sideways", "tables → villages → landscape", "sideways", "true/false"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_what_may_stand_there(
    project: Path, wrong: str, key: str, found: str, allowed: str
) -> None:
    path = project / "sound/summary.yaml"
    text = path.read_text(encoding="utf-8")
    old = "total: false" if "landscape" in wrong else "contents: {levels: 3}"
    path.write_text(text.replace(old, wrong), encoding="utf-8")
    english, chinese = (problems(Path("sound/summary.yaml"), lang) for lang in ("en", "zh"))
    assert f'"{key}" cannot be "{found}" (allowed: {allowed})' in english
    assert f"“{key}”" in chinese
    assert f"（可用：{allowed.replace(', ', '，')}）" in chinese


def test_a_config_without_ledgers_is_told_what_to_write(project: Path) -> None:
    (project / "sound/none.yaml").write_text(
        "report: none\ntitle: {zh: 无, en: None}\nareas: {path: areas.csv}\nsections: [one]\n", encoding="utf-8"
    )
    lines = [problems(Path("sound/none.yaml"), lang) for lang in ("en", "zh")]
    assert lines == [
        "sound/none.yaml:1:1: error: there is no ledger: write ledger_sets or ledgers [config.no-ledgers]\n",
        "sound/none.yaml:1:1: 错误: 没有台账：请写 ledger_sets 或 ledgers [config.no-ledgers]\n",
    ]


def test_an_unknown_ledger_set_is_told_with_the_nearest(project: Path) -> None:
    path = project / "sound/summary.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "ledger_sets: [person]\n", encoding="utf-8")
    english, chinese = (problems(Path("sound/summary.yaml"), lang) for lang in ("en", "zh"))
    assert english.startswith('sound/summary.yaml:66:15: error: there is no ledger set "person" (allowed: ')
    assert english.endswith("; did you mean 'persons'?) [config.unknown-ledger-set]\n")
    assert chinese.startswith("sound/summary.yaml:66:15: 错误: 没有台账集“person”（可用：")


@pytest.mark.parametrize("wrong", ["ledger_sets: [hovses]", "ledger_sets: 5", "ledgers: 5"])
def test_nothing_is_said_of_ledgers_that_could_not_be_read(project: Path, wrong: str) -> None:
    text = (project / "sound/summary.yaml").read_text(encoding="utf-8")
    start, end = text.index("ledgers:"), text.index("indicator_sets:")
    (project / "sound/summary.yaml").write_text(f"{text[:start]}{wrong}\n{text[end:]}", encoding="utf-8")
    assert problems(Path("sound/summary.yaml"), "en").count("\n") == 1


@pytest.mark.usefixtures("project")
def test_a_config_that_is_not_there_is_an_issue() -> None:
    text = 'none.yaml: error: there is no file "none.yaml" [config.not-found]\n'
    assert problems(Path("none.yaml"), "en") == text


@pytest.mark.usefixtures("project")
def test_a_folder_is_no_config() -> None:
    assert problems(Path("sound"), "en") == 'sound: error: the file "sound" cannot be read [config.unreadable]\n'


def test_a_config_in_gbk_is_named_as_such_and_checked_all_the_same(project: Path) -> None:
    text = (project / "sound/summary.yaml").read_text(encoding="utf-8").replace("attachments:", "attachment:")
    (project / "sound/summary.yaml").write_bytes(text.encode("gb18030"))
    lines = problems(Path("sound/summary.yaml"), "en").splitlines()
    assert lines[0] == (
        "sound/summary.yaml:2:1: error: the file seems to be encoded in GBK; save it as UTF-8 [config.encoding]"
    )
    assert [line.rpartition(" ")[2] for line in lines[1:]] == ["[config.unknown-key]"]


def test_a_wrong_part_hides_no_problem_elsewhere(project: Path) -> None:
    path = project / "sound/summary.yaml"
    text = path.read_text(encoding="utf-8").replace("  persons:\n", "  persons:\n    colour: red\n")
    path.write_text(text.replace("attachments: [villages]", "attachments: [vilages]"), encoding="utf-8")
    codes = [line.rpartition("[")[2] for line in problems(Path("sound/summary.yaml"), "en").splitlines()]
    assert codes == ["config.unknown-key]", "config.unknown-table]"]


def test_every_code_is_provoked_by_some_test() -> None:
    texts = [*HERE.glob("expected/*.txt"), *HERE.glob("test_*.py")]
    seen = "".join(path.read_text(encoding="utf-8") for path in texts)
    assert [code for code in MESSAGES if f"[{code}]" not in seen] == []


def test_a_text_that_a_comma_in_braces_cuts_off_goes_in_quotes(project: Path) -> None:
    config = project / "sound/summary.yaml"
    text = config.read_text(encoding="utf-8")
    for wording in ("Pipes are old, and leak", "Pipes are old, rusty"):
        line = "title: {zh: 各村, en: Villages}"
        config.write_text(text.replace(line, f"title: {{zh: 各村, en: {wording}}}"), encoding="utf-8")
        cut = wording.partition(", ")[2]
        assert f'put the whole text or expression with "{cut}" in quotes' in problems(Path("sound/summary.yaml"), "en")
