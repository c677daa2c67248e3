"""Kinds of cues switched off and on by keyboard, and what a cue says of itself where the keyboard stands."""

import pytest

import framing
from framing import Article
from framing.report.articles import KINDS
from tests.check.pages import open_page

# “There is no doubt” is loaded and a booster at once, “so-called” is loaded and a hedge; both articles have the first.
ONE = (
    "There is no doubt about it. The so-called experts may be wrong. About 40 people came. It is vital to act. "
    "The mayor slammed the plan."
)
OTHER = "There is no doubt about it. The mayor might leave. Some 50 people left. It clearly ended."
# For each element of a cue: its kind, and whether it has a ground of its own and a line below it.
LOOKS = """kind => [...document.querySelectorAll("article .k." + kind)].map(element => {
  const {backgroundColor, borderBottomStyle, borderBottomWidth} = getComputedStyle(element);
  return [!/, 0\\)$|transparent/.test(backgroundColor), borderBottomStyle !== "none" && borderBottomWidth !== "0px"];
})"""
WEIGHTS = "selector => [...document.querySelectorAll(selector)].map(element => getComputedStyle(element).fontWeight)"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    articles = [Article(ONE, headline="A SHOCKING vote!", outlet="A"), Article(OTHER, headline="A shocking vote", outlet="B")]
    return framing.write_report(framing.analyse(articles), tmp_path_factory.mktemp("toggles") / "report.html")


def go_to(page, selector):
    """Press the tab key until the keyboard stands there."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} cannot be reached by the tab key")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_switched_off_and_on_by_keyboard(browser, path, kind):
    page, _ = open_page(browser, path)
    before = {one: page.evaluate(LOOKS, one) for one in KINDS}
    assert all(looks and all(map(all, looks)) for looks in before.values()), before
    cue = page.locator(f"article mark.cue:has(.note.{kind})").first
    note = cue.locator(f".note.{kind}").first
    cue.focus()
    assert note.is_visible()
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    go_to(page, f"#show-{kind}")
    page.keyboard.press("Space")
    after = {one: page.evaluate(LOOKS, one) for one in KINDS}
    assert after == {**before, kind: [[False, False]] * len(before[kind])}
    cue.focus()
    assert not note.is_visible()
    go_to_box = page.locator(f"#show-{kind}")
    go_to_box.focus()
    page.keyboard.press("Space")
    assert {one: page.evaluate(LOOKS, one) for one in KINDS} == before
    cue.focus()
    assert note.is_visible()
    page.close()


def test_a_word_of_two_kinds_keeps_the_other(browser, path):
    page, _ = open_page(browser, path)
    both = page.locator("article mark.cue", has=page.locator(".note.boosting")).filter(has_text="There is no doubt").first
    assert both.locator(".note").all_text_contents()[0].startswith("loaded language: absolutes")
    page.locator("#show-loaded_language").focus()
    page.keyboard.press("Space")
    both.focus()
    assert not both.locator(".note.loaded_language").is_visible()
    assert both.locator(".note.boosting").is_visible()
    assert both.locator(".tip").is_visible()
    ground = "element => getComputedStyle(element).backgroundColor"
    assert both.locator(".k.loaded_language").evaluate(ground) == "rgba(0, 0, 0, 0)"
    assert both.locator(".k.boosting").evaluate(ground) == "rgb(191, 230, 214)"  # --boost in light
    page.close()


def test_a_cue_of_one_article_only_is_bold(browser, path):
    page, _ = open_page(browser, path)
    only, shared = "article mark.only .k", "article mark.cue:not(.only) .k"
    assert page.locator(shared).filter(has_text="There is no doubt").count() == 4  # two kinds in two articles
    assert page.locator(f"h3 {shared.removeprefix('article ')}").count()
    assert page.locator(f"h3 {only.removeprefix('article ')}").count()
    assert set(page.evaluate(WEIGHTS, only)) == {"700"}
    assert set(page.evaluate(WEIGHTS, shared)) == {"400"}
    page.close()


def test_a_cue_is_explained_where_the_keyboard_stands(browser, written):
    page, _ = open_page(browser, written("report"))
    cue = page.locator("article mark.cue").first
    tip = cue.locator(".tip")
    assert not tip.is_visible()
    cue.focus()
    assert tip.is_visible()
    assert "sensational cue: emphasis" in tip.inner_text()
    page.keyboard.press("Tab")
    assert not tip.is_visible()
    page.close()


@pytest.mark.parametrize("width", [320, 1400])
def test_explanations_stay_in_the_window(browser, written, width):
    page, _ = open_page(browser, written("report"), width)
    beyond = """cues => cues.flatMap(cue => {
      cue.focus();
      const box = cue.querySelector(".tip").getBoundingClientRect();
      return box.left < 0 || box.right > document.documentElement.clientWidth ? [[cue.textContent, box.left, box.right]] : [];
    })"""
    assert page.eval_on_selector_all("article mark.cue", beyond) == []
    page.close()
