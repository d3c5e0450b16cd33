"""A compiled report is plain data that can be kept, and be rendered again and again."""

import marshal
import pickle

import pytest
from sample import WORDINGS, compiled, config, material, messages

from reportgen.narrative.environment import make_environment
from reportgen.narrative.render import Renderer
from reportgen.nouns.issue import ReportError
from reportgen.preview.text import TextTarget

SOURCE = "# 甲\n\n流入{{ inflow }}[[，缺{{ lost }}]]。\n\n抓了：\n1. 甲\n2. 乙\n\n{{ table('villages') }}"


def _renderer(program: object) -> Renderer:
    target = TextTarget("zh")
    return Renderer(config(), program, target, WORDINGS["zh"](), make_environment())  # type: ignore[arg-type]


def test_a_compiled_report_survives_being_pickled() -> None:
    program = compiled(SOURCE, TextTarget("zh"))
    kept = pickle.loads(pickle.dumps(program, protocol=5))
    assert kept == program
    assert type(marshal.loads(kept.code)).__name__ == "code"
    assert _renderer(kept).render(material(config())) == _renderer(program).render(material(config()))


def test_a_renderer_keeps_nothing_from_one_report_to_the_next() -> None:
    renderer = _renderer(compiled(SOURCE, TextTarget("zh")))
    first = renderer.render(material(config()))
    other = renderer.render(material(config(), values={"inflow": 1, "lost": 2}))
    assert "流入1人，缺2人。" in other.body
    assert renderer.render(material(config())) == first


def test_a_report_that_failed_leaves_nothing_behind() -> None:
    renderer = _renderer(compiled(SOURCE, TextTarget("zh")))
    with pytest.raises(ReportError) as raised:
        renderer.render(material(config(), values={"inflow": None}))
    assert messages(raised.value.issues) == (
        "templates/zh/summary/one.md:3:1: error: 'inflow' is printed bare and has no value (no ledger rows); put its"
        " clause into [[ ]] [narrative.missing-figure]\n"
    )
    assert "流入5037人。" in renderer.render(material(config())).body


def test_each_place_that_prints_is_known_by_its_expression_and_line() -> None:
    program = compiled("甲\n\n{{ difference(inflow,\n  than=outflow) }}[[{{ lost }}]]", TextTarget("zh"))
    assert [(site.expression, site.section, site.file, site.line) for site in program.sites] == [
        ("difference(inflow, than=outflow)", "one", "templates/zh/summary/one.md", 3),
        ("[[", "one", "templates/zh/summary/one.md", 4),
        ("lost", "one", "templates/zh/summary/one.md", 4),
    ]
