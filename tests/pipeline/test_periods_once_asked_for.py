"""A period that was asked for once changes nothing of what is said without asking for it."""

from projects import SmallProject, run


def built(project: SmallProject, *more: str) -> str:
    return run("build", *project.common, "--area", "420323", "--lang", "zh", "-o", "out", *more, lang="en").output


def test_the_newest_period_is_that_of_the_ledgers(small: SmallProject) -> None:
    small.build("--period", "2001..2009")
    said = built(small)
    assert "wrote out/420323-竹山县-2006-zh.docx\n" in said
    assert "no --period was given; the period is 2006\n" in said
    assert "420323-竹山县-2006-zh.docx" in built(small, "--dry-run")


def test_reports_of_every_area_are_of_the_newest_period_of_the_ledgers(small: SmallProject) -> None:
    small.build("--period", "2001..2009")
    result = run("build", *small.common, "--all", "-o", "out", lang="en")
    assert result.exit_code == 0
    assert '"period": "2006"' in small.read("out/manifest.json")


def test_a_check_looks_at_the_periods_of_the_ledgers(small: SmallProject) -> None:
    before = small.check()
    small.build("--period", "2005..2006")
    assert small.check().output == before.output


def test_only_the_periods_of_the_ledgers_are_offered(small: SmallProject) -> None:
    small.build("--period", "2005..2006")
    assert "(allowed: 2005, 2006)" in built(small, "--period", "1999")


def test_figures_of_another_period_do_not_depend_on_what_was_asked_for(small: SmallProject) -> None:
    for lang in ("zh", "en"):
        small.write(f"templates/{lang}/small-summary/opening.md", 'A[[, {{ at(population, "2001..2005") }}]].\n')
    missing = "'at(population, 2001..2005)' has no value"
    assert missing in built(small)
    small.build("--period", "2001..2005")
    assert missing in built(small)
