"""CSV files that are read in blocks: where a block ends does not show."""

import codecs
from pathlib import Path

import pytest
from making import AREAS, column, ledger_spec, problems, rendered

from reportgen.data.encoding import find_codec
from reportgen.data.files import blocks_of
from reportgen.data.ledger import ROW, Ledger
from reportgen.data.read import read_ledger
from reportgen.data.text_file import open_text
from reportgen.nouns.issue import ReportError

COLUMNS = (
    column("年度", "year", "period"),
    column("村", "village"),
    column("说明", "remark"),
    column("人数", "people", "integer"),
)
SPEC = ledger_spec("persons.csv", COLUMNS, period="year")
HEAD = "年度,村,说明,人数"
BLOCKS = 5 << 20  # more than one block of every kind


def lines(cell: str, least: int = BLOCKS) -> list[str]:
    size = len(f"2006,河村,{cell},123456\n".encode())
    return [f"{2005 + at % 2},{'河村' if at % 3 else '111'},{cell},{at}" for at in range(least // size)]


def put(folder: Path, text: str, encoding: str = "utf-8") -> None:
    (folder / "persons.csv").write_bytes(text.encode(encoding))


def read(folder: Path) -> Ledger:
    return read_ledger(SPEC, folder, AREAS)


def refused(folder: Path) -> str:
    with pytest.raises(ReportError) as caught:
        read(folder)
    return problems(caught.value).replace(folder.as_posix(), "data")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("cell", ["平常的一行", '"有,逗号"', '"两\n行，""引号"""'], ids=["plain", "quoted", "lines"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_block_may_end_anywhere(encoding: str, cell: str, end: str, tmp_path: Path) -> None:
    rows = lines(cell)
    put(tmp_path, end.join([HEAD, *rows]).replace("\n" if end == "\r" else "\0", end) + end * 3, encoding)
    ledger = read(tmp_path)
    assert ledger.frame["people"].tolist() == list(range(len(rows)))
    assert ledger.frame[ROW].tolist() == list(range(2, len(rows) + 2))
    meant = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
    assert ledger.frame["remark"].cat.categories.tolist() == [meant]
    assert ledger.warnings == ()


def test_rows_of_all_blocks_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    rows = lines('"两\n行"')
    for at in (5, len(rows) // 2, len(rows) - 1):
        rows[at] = f"2006,何村,好,{at}"
    rows[100] = "合计,,,5"
    put(tmp_path, "\n".join([HEAD, *rows]))
    found = refused(tmp_path).splitlines()
    assert [line.split(", column")[0] for line in found[:3]] == [
        f"data/persons.csv: row {at + 2}" for at in (5, len(rows) // 2, len(rows) - 1)
    ]
    assert "their row numbers: 102 [data.total-row]" in found[3]


def test_a_file_with_blank_lines_is_read_as_one_without(tmp_path: Path) -> None:
    rows = lines("好")
    put(tmp_path, "\n".join([HEAD, *rows[:-5], "", ",,,,,", *rows[-5:], "", ""]))
    frame = read(tmp_path).frame
    assert frame["people"].tolist() == list(range(len(rows)))
    assert frame[ROW].tolist()[-5:] == [len(rows) + 4 - at for at in range(5, 0, -1)]


def test_ragged_rows_of_all_blocks_are_listed(tmp_path: Path) -> None:
    rows = lines("好")
    for at in (3, len(rows) // 2, len(rows) - 1):
        rows[at] = "2006,河村"
    put(tmp_path, "\n".join([HEAD, *rows]))
    assert [line.split(": error")[0] for line in refused(tmp_path).splitlines()] == [
        f"data/persons.csv: row {at + 2}" for at in (3, len(rows) // 2, len(rows) - 1)
    ]


@pytest.mark.parametrize(("encoding", "tried"), [("utf-8", "utf-8, gb18030"), ("gb18030", "utf-8, gb18030")])
def test_a_bad_byte_is_placed_wherever_it_stands(encoding: str, tried: str, tmp_path: Path) -> None:
    rows = lines("好好学习")
    data = "\n".join([HEAD, *rows]).encode(encoding) + b"\n2006,\xff\xff\xff,1,2\n"
    (tmp_path / "persons.csv").write_bytes(data)
    place = f"data/persons.csv:{len(rows) + 2}:1: error: byte {data.index(0xFF)} (ff ff ff 2c) is no text in {tried};"
    assert refused(tmp_path).startswith(place)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 1 << 20])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_does_not_depend_on_the_blocks(encoding: str, size: int) -> None:
    data = "年度,村\n2006,河村𠀀\n".encode(encoding)
    blocks = [data[:4], *(data[at : at + size] for at in range(4, len(data), size))]
    found = find_codec(lambda: blocks, "auto", "a.csv")
    assert codecs.lookup(found).name == encoding
    with pytest.raises(ReportError) as caught:
        find_codec(lambda: [*blocks, b"\xff"], "auto", "a.csv")
    with pytest.raises(ReportError) as whole:
        find_codec(lambda: [data + b"\xff"], "auto", "a.csv")
    assert caught.value.issues == whole.value.issues


@pytest.mark.parametrize("before", [5, 500])
def test_a_quotation_mark_that_is_never_closed_is_placed(before: int, tmp_path: Path) -> None:
    rows = lines("好")
    rows[before] = '2006,河村,"好,1'
    put(tmp_path, "\n".join([HEAD, *rows]))
    assert refused(tmp_path) == (
        f"data/persons.csv: row {before + 2}: error: a cell of this row does not end;"
        " is a quotation mark missing or one too many? [data.endless-cell]\n"
    )
    with pytest.raises(ReportError) as caught:
        read(tmp_path)
    assert problems(caught.value, "zh").endswith(
        f": 第{before + 2}行: 错误: 这一行有一格没有结尾，是不是少了或多了一个引号？ [data.endless-cell]\n"
    )


@pytest.mark.parametrize("rest", [["2006,河村,好,1"], ["2006,河村,好,1"] * 200, []])
def test_a_last_cell_that_is_never_closed_swallows_no_rows(rest: list[str], tmp_path: Path) -> None:
    put(tmp_path, "\n".join(["年度,村,人数,说明", "2006,111,7,是", '2006,河村,1,"好', *rest]))
    assert "data/persons.csv: row 3: error: a cell of this row does not end;" in refused(tmp_path)


def test_a_quotation_mark_within_a_cell_is_part_of_it(tmp_path: Path) -> None:
    put(tmp_path, f'{HEAD}\n2006,河村,5" 管,1\n2006,111,"好",2\n')
    assert read(tmp_path).frame["people"].tolist() == [1, 2]


def test_a_quoted_header_alone_has_no_rows(tmp_path: Path) -> None:
    put(tmp_path, '年度,村,说明,"人数"\n')
    assert len(read(tmp_path).frame) == 0


def test_the_body_of_a_file_is_given_without_what_stands_above(tmp_path: Path) -> None:
    put(tmp_path, "台账\r\n" + HEAD + "\r\n1,2,3,4\r\n\r\n", "gb18030")
    with open_text(tmp_path / "persons.csv", "auto", "a.csv").body(2) as body:
        assert body.read() == b"1,2,3,4"
    assert next(blocks_of(tmp_path / "persons.csv", "a.csv", 4)) == "台账".encode("gb18030")


def test_numbers_are_read_the_same_whatever_stands_beside_them(tmp_path: Path) -> None:
    """A cell that needs a closer look does not change how the others are rounded."""
    amounts = ["0.1", "2.675", "1e22", "123456789.123456789"]
    columns = (COLUMNS[1], column("金额", "amount", "number"))
    spec = ledger_spec("persons.csv", columns)
    put(tmp_path, "村,金额\n" + "".join(f"河村,{amount}\n" for amount in amounts))
    plain = read_ledger(spec, tmp_path, AREAS).frame["amount"].tolist()
    put(tmp_path, "村,金额\n" + "".join(f"河村,{amount}\n" for amount in amounts) + '河村,"１,234.5"\n')
    assert read_ledger(spec, tmp_path, AREAS).frame["amount"].tolist() == [*plain, 1234.5]
    assert plain == [float(amount) for amount in amounts]


def test_an_empty_file_among_others_is_told(tmp_path: Path) -> None:
    put(tmp_path, HEAD + "\n2006,河村,好,1\n")
    (tmp_path / "persons-2.csv").write_text(HEAD, encoding="utf-8")
    ledger = read_ledger(ledger_spec("persons*.csv", COLUMNS, period="year"), tmp_path, AREAS)
    assert len(ledger.frame) == 1
    assert "persons-2.csv: warning: ledger 'persons' has no rows here [data.empty-ledger]" in rendered(ledger.warnings)
