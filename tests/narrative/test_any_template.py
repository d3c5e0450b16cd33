"""What holds of every template: markup that is well formed, and a list of exactly the figures on the page."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from sample import BEFORE, VALUES, rendered

from reportgen.config.layout import load_layout
from reportgen.narrative.target import Target
from reportgen.preview.html import HtmlTarget
from reportgen.preview.text import TextTarget
from reportgen.word.target import WordTarget

LAYOUT = Path(__file__).parents[2] / "templates" / "layouts" / "gbt9704.yaml"
WORDS = st.sampled_from(
    ["文", "甲，", "a < b", "R&D ", "{ ", "}}", "%}", '"', "。", "**重**", "*", "] ", " ", "\\[", "&lt;"]
)
REFERENCE = "{% if has(ref('villages')) %}见{{ ref('villages') }}{% else %}无表{% endif %}"
SURE = st.sampled_from(
    ["{{ inflow }}", "{{ rate }}", "{{ change(inflow) }}", "{{ split(inflow, outflow) }}", "{{ area }}", REFERENCE]
)
UNSURE = st.sampled_from(["{{ lost }}", "{{ change(outflow) }}", "{{ share(lost, inflow) }}", "{{ outflow }}"])


def _clauses(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(inner, min_size=1, max_size=4).map("".join)
    return st.one_of(
        some.map(lambda text: f"[[{text}]]"),
        some.map(lambda text: f"{{% if busy %}}{text}{{% else %}}无{{% endif %}}"),
        some.map(lambda text: f"{{% if calm %}}{text}{{% endif %}}"),
        some.map(lambda text: f"{{% vary %}}{text}{{% or %}}又{text}{{% endvary %}}"),
        some.map(lambda text: f"{{% for one in [inflow, outflow] %}}{{{{ one }}}}{text}{{% endfor %}}"),
    )


INNER = st.recursive(WORDS | SURE | UNSURE.map(lambda text: f"[[{text}]]"), _clauses, max_leaves=8)
PROSE = st.lists(INNER, min_size=1, max_size=4).map(lambda parts: "文" + "".join(parts))
BLOCKS = st.one_of(
    PROSE,
    INNER.map(lambda text: f"[[{text}]]"),
    st.tuples(st.integers(1, 4), PROSE).map(lambda pair: "#" * pair[0] + " " + pair[1]),
    st.lists(PROSE | UNSURE.map(lambda text: f"[[{text}]]"), min_size=1, max_size=3).map(
        lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    ),
    PROSE.map(lambda text: f"{{% if busy %}}\n{text}\n{{% endif %}}"),
    PROSE.map(lambda text: f"{{% if calm %}}\n# {text}\n\n{text}\n{{% endif %}}"),
    st.just("{{ table('villages') }}"),
)
TEMPLATES = st.lists(BLOCKS, min_size=1, max_size=6).map("\n\n".join)


@pytest.fixture(scope="module")
def word() -> dict[str, Target]:
    layout = load_layout(LAYOUT)
    return {lang: WordTarget(layout, lang) for lang in ("zh", "en")}


def _numbers(pattern: str, body: str) -> list[int]:
    return [int(found) for found in re.findall(pattern, body)]


@settings(max_examples=60, deadline=None)
@given(TEMPLATES, st.sampled_from(["zh", "en"]))
def test_every_template_gives_well_formed_markup_and_lists_the_figures_on_the_page(
    word: dict[str, Target], source: str, lang: str
) -> None:
    html = rendered(source, HtmlTarget(lang))
    etree.fromstring(f"<body>{html.body}</body>".replace('<hr class="page">', "").replace("<br>", ""))
    assert _numbers(r'href="#f(\d+)"', html.body) == [entry.number for entry in html.printed]
    document = rendered(source, word[lang])
    etree.fromstring(f'<w:body xmlns:w="urn:w">{document.body}</w:body>')
    numbers = _numbers(r'<w:bookmarkStart w:id="(\d+)" w:name="_fig', document.body)
    assert numbers == [entry.number for entry in document.printed]
    assert document.printed == html.printed


@settings(max_examples=40, deadline=None)
@given(TEMPLATES, st.sampled_from(["zh", "en"]))
def test_what_is_printed_is_what_the_list_says_and_its_values_are_those_of_the_figures(source: str, lang: str) -> None:
    found = rendered(source, TextTarget(lang))
    at = 0
    for entry in found.printed:
        at = found.body.index(entry.text, at)
        for stated in entry.stated:
            name = stated.what.partition("(")[0]
            assert stated.what in VALUES or "@" in stated.what or name in ("change", "growth", "share")
            assert stated.value == VALUES.get(stated.what, stated.value)
    assert not any("lost" in stated.what for entry in found.printed for stated in entry.stated)
    assert "\ufdd0" not in found.body
    assert BEFORE.keys() <= VALUES.keys()
