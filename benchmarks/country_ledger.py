"""The ledger of a country: real townships with their codes and names, and made-up people, as many as are asked for.

    python benchmarks/country_ledger.py FOLDER [--scale 0.05] [--shuffled] [--random-households]

Writes `areas.csv` and `persons.parquet`, the same bytes each time. `country.py` and others call `make_country`.
"""

import argparse
import csv
import gzip
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from pyarrow import parquet

__all__ = ["ROWS", "YEARS", "Country", "make_country"]

HERE = Path(__file__).parent
ROWS = 20_000_000
YEARS = (2024, 2025)
_GROUP = 1_000_000
_BUCKETS = 16
_WORK = ("制造业", "建筑业", "批发零售", "住宿餐饮", "交通运输", "居民服务", "农林牧渔", "其他行业")
_EDUCATION = ("小学及以下", "初中", "高中（中专）", "大专", "本科及以上")
_HOUSING = ("租住", "单位宿舍", "自购房", "亲友家")
_DESTINATIONS = ("广东省", "浙江省", "江苏省", "上海市", "北京市", "福建省")
_SEED = 2025

Numbers = np.ndarray[Any, np.dtype[Any]]


class Country(NamedTuple):
    """The files of a country and how much is in them."""

    areas: Path
    persons: Path
    townships: int
    rows: int


class Towns(NamedTuple):
    """The townships that were taken: their codes, their province by position, and people in each of two years."""

    codes: tuple[str, ...]
    provinces: tuple[str, ...]
    province: Numbers
    people: Numbers


def make_country(
    folder: Path, scale: float = 1.0, *, shuffled: bool = False, random_households: bool = False
) -> Country:
    """Make the areas and the ledger of a part of the country, unless the folder has them; whole counties are taken."""
    areas, persons = folder / "areas.csv", folder / "persons.parquet"
    folder.mkdir(parents=True, exist_ok=True)
    towns = _towns(scale)
    if not persons.exists():
        _write_areas(areas, frozenset(code[:6] for code in towns.codes))
        part = persons.with_suffix(".part")
        tables = _tables(towns, random_households)
        if shuffled:
            tables = _shuffled(tables, folder / "buckets")
        _write(part, tables)
        part.replace(persons)
    return Country(areas, persons, len(towns.codes), int(towns.people.sum()))


def _listed(name: str) -> list[dict[str, str]]:
    with gzip.open(HERE / "data" / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _towns(scale: float) -> Towns:
    """Take counties in a fixed random order until the share of townships is reached; sizes are lognormal."""
    listed = _listed("townships")
    random = np.random.default_rng(_SEED)
    size = np.clip(random.lognormal(0, 0.9, len(listed)), 0.08, 12)
    each = np.maximum(np.round(size * (ROWS / len(YEARS) / size.sum())), 8)
    growth = np.clip(random.normal(1.0, 0.12, len(listed)), 0.6, 1.6)
    people = np.stack([np.round(each * (2 - growth)), np.round(each * growth)], axis=1).astype(np.int64)
    people[np.argmax(each), 1] += ROWS - people.sum()
    county = np.array([town["areaCode"] for town in listed])
    order = random.permutation(np.unique(county))
    sizes = dict(zip(*np.unique(county, return_counts=True), strict=True))
    reached = np.cumsum([sizes[code] for code in order])
    taken = order[: max(int(np.searchsorted(reached, scale * len(listed))) + 1, 1)]
    chosen = np.flatnonzero(np.isin(county, taken))
    provinces = [province["code"] for province in _listed("provinces")]
    names = tuple(province["name"] for province in _listed("provinces"))
    province = np.array([provinces.index(listed[at]["provinceCode"]) for at in chosen])
    return Towns(tuple(listed[at]["code"] for at in chosen), names, province, people[chosen])


def _write_areas(path: Path, counties: frozenset[str]) -> None:
    """Write the counties that were taken, what is above them and the townships below."""
    cities, provinces = {code[:4] for code in counties}, {code[:2] for code in counties}
    rows = [
        *((row["code"], row["name"], "province", "") for row in _listed("provinces") if row["code"] in provinces),
        *((row["code"], row["name"], "city", row["provinceCode"])
          for row in _listed("cities") if row["code"] in cities),
        *((row["code"], row["name"], "county", row["cityCode"])
          for row in _listed("counties") if row["code"] in counties),
        *((row["code"], row["name"], "township", row["areaCode"])
          for row in _listed("townships") if row["areaCode"] in counties),
    ]  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("code", "name", "level", "parent"), *rows])


def _tables(towns: Towns, random_households: bool) -> Iterator[pa.Table]:
    """Make the people of as many townships at a time as have about a row group of them, township by township."""
    ends = np.cumsum(towns.people.sum(axis=1))
    bounds = np.searchsorted(ends, np.arange(_GROUP, ends[-1], _GROUP), side="left") + 1
    edges = np.unique([0, *bounds, len(ends)])
    for first, last in pairwise(edges):
        yield _people(towns, int(first), int(last), random_households)


def _people(towns: Towns, first: int, last: int, random_households: bool) -> pa.Table:
    """Make the people of townships `first` up to `last`; each township has rates of its own."""
    random = np.random.default_rng((_SEED, first))
    people = towns.people[first:last]
    cell = np.repeat(np.arange(people.size), people.ravel())
    town, year = cell // len(YEARS), cell % len(YEARS)
    rows = len(cell)

    def rate(low: float, high: float) -> Numbers:
        """Say yes as often as the township and the year have it."""
        share = random.uniform(low, high, last - first)[:, None] + random.normal(0, 0.02, people.shape)
        return random.random(rows, dtype=np.float32) < share.ravel().astype(np.float32)[cell]

    def pick(weights: list[float] | Numbers) -> Numbers:
        """Pick members by weight."""
        table = np.repeat(np.arange(len(weights), dtype=np.int8), np.round(np.asarray(weights) * 4096).astype(int))
        return table[random.integers(0, len(table), rows, dtype=np.uint16)]

    incoming = rate(0.15, 0.9)
    age = _ages(random)[random.integers(0, 4096, rows, dtype=np.uint16)]
    province = towns.province[first:last][town]
    place = _places(random, towns, incoming, province)
    idle = ~rate(0.72, 0.95) | (age < 16) | (age >= 66)
    starts = np.cumsum(np.concatenate([[0], people.ravel()[:-1]]))
    household = _households(random, town + first, cell, starts, random_households)
    firms = np.maximum(people.max(axis=1) // 25, 3)
    employer = (town + first) * 1000 + (random.random(rows, dtype=np.float32) * firms[town]).astype(np.int64)
    support = random.integers(5_000, 250_000, rows) / 100
    codes = pa.array(towns.codes[first:last])
    columns = {
        "area": pa.DictionaryArray.from_arrays(pa.array(town.astype(np.int32)), codes),
        "year": pa.array(np.array(YEARS, dtype=np.int16)[year]),
        "flow": _category(np.where(incoming, 0, 1), ("in", "out")),
        "sex": _category(np.where(rate(0.45, 0.6), 0, 1), ("male", "female")),
        "age": pa.array(age),
        "months": pa.array(_months(random)[random.integers(0, 4096, rows, dtype=np.uint16)]),
        "place": _category(place, towns.provinces),
        "other_province": pa.array(place != province),
        "work": _category(pick([0.3, 0.17, 0.14, 0.12, 0.07, 0.1, 0.04, 0.06]), _WORK, idle),
        "education": _category(pick([0.2, 0.45, 0.2, 0.1, 0.05]), _EDUCATION),
        "housing": _category(pick([0.58, 0.2, 0.14, 0.08]), _HOUSING),
        "household": pa.array(household),
        "employer": pa.array(employer, mask=idle),
        "permit": pa.array(rate(0.82, 0.99)),
        "insured": pa.array(rate(0.88, 1.0)),
        "enrolled": pa.array(rate(0.95, 1.02)),
        "trained": pa.array(rate(0.08, 0.3)),
        "examined": pa.array(rate(0.55, 0.9)),
        "in_touch": pa.array(rate(0.7, 0.98)),
        "visits": pa.array(pick([0.2, 0.3, 0.25, 0.15, 0.1])),
        "support": pa.array(support, mask=~rate(0.02, 0.1)),
    }
    return pa.table(columns)


def _ages(random: np.random.Generator) -> Numbers:
    """Return 4,096 ages: one in eight a child, one in fifteen 60 or over."""
    children, elderly = random.integers(0, 16, 512), random.integers(60, 86, 273)
    adults = np.clip(random.normal(36, 11, 4096 - 512 - 273), 16, 59).astype(np.int64)
    return np.concatenate([children, elderly, adults]).astype(np.int8)


def _months(random: np.random.Generator) -> Numbers:
    return np.minimum(random.exponential(34, 4096), 400).astype(np.int16)


def _places(random: np.random.Generator, towns: Towns, incoming: Numbers, province: Numbers) -> Numbers:
    """Draw where people came from or went to: half of them within the province, most others to or from a few."""
    provinces = len(towns.provinces)
    fixed = np.random.default_rng(_SEED)
    weights = np.full((2, provinces, provinces), 0.0005)
    for own in range(provinces):
        for flow, there in ((0, fixed.permutation(provinces)[:6]), (1, map(towns.provinces.index, _DESTINATIONS))):
            weights[flow, own, list(there)] += [0.16, 0.11, 0.08, 0.05, 0.03, 0.02]
        weights[0, own, own] += 0.55
        weights[1, own, own] += 0.35
    ends = np.cumsum(weights / weights.sum(axis=2, keepdims=True), axis=2).reshape(-1, provinces)
    row = np.where(incoming, 0, provinces) + province
    flat = (ends + np.arange(len(ends))[:, None]).ravel()
    found = np.searchsorted(flat, random.random(len(row)) + row)
    return np.minimum(found - row * provinces, provinces - 1)


def _households(
    random: np.random.Generator, serial: Numbers, cell: Numbers, starts: Numbers, anywhere: bool
) -> Numbers:
    """Number households: the township's serial and a running number, or any number of the whole country's."""
    if anywhere:
        return random.integers(0, ROWS // 5, len(cell), dtype=np.int64)
    running = np.cumsum(random.random(len(cell), dtype=np.float32) < 0.42)
    return serial * 100_000 + running - running[starts][cell]


def _category(codes: Numbers, members: tuple[str, ...], mask: Numbers | None = None) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int8), mask=mask), pa.array(members))


def _shuffled(tables: Iterator[pa.Table], folder: Path) -> Iterator[pa.Table]:
    """Put the rows of the whole country into a random order, with a sixteenth of them in memory at a time."""
    folder.mkdir(exist_ok=True)
    random = np.random.default_rng(_SEED)
    paths = [folder / f"{at}.parquet" for at in range(_BUCKETS)]
    writers: list[parquet.ParquetWriter] = []
    for table in tables:
        table = _as_texts(table)
        writers = writers or [parquet.ParquetWriter(path, table.schema) for path in paths]
        bucket = random.integers(0, _BUCKETS, len(table))
        for at, writer in enumerate(writers):
            writer.write_table(table.filter(pa.array(bucket == at)))
    for path, writer in zip(paths, writers, strict=True):
        writer.close()
        table = parquet.read_table(path)
        yield table.take(pa.array(random.permutation(len(table))))
    shutil.rmtree(folder)


def _write(path: Path, tables: Iterator[pa.Table]) -> None:
    """Write row groups of a million rows, which begin and end anywhere in a township."""
    writer: parquet.ParquetWriter | None = None
    rest: pa.Table | None = None
    for table in map(_as_texts, tables):
        writer = writer or parquet.ParquetWriter(path, table.schema)
        rest = table if rest is None else pa.concat_tables([rest, table])
        while len(rest) >= _GROUP:
            writer.write_table(rest.slice(0, _GROUP))
            rest = rest.slice(_GROUP)
    if writer and rest is not None:
        if len(rest):
            writer.write_table(rest)
        writer.close()


def _as_texts(table: pa.Table) -> pa.Table:
    """Turn dictionaries into texts, which Parquet keeps as dictionaries of each row group."""
    fields = [
        pa.field(field.name, pa.string() if pa.types.is_dictionary(field.type) else field.type)
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))


def main() -> None:
    parser = argparse.ArgumentParser(description="make the ledger of a country")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0, help="the part of the country's townships")
    parser.add_argument("--shuffled", action="store_true", help="rows in any order instead of sorted by area")
    parser.add_argument("--random-households", action="store_true", help="households known all over the country")
    given = parser.parse_args()
    made = make_country(given.folder, given.scale, shuffled=given.shuffled, random_households=given.random_households)
    print(f"{made.persons}: {made.rows:,} rows of {made.townships:,} townships")


if __name__ == "__main__":
    main()
