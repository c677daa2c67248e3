"""Odd articles in a real Chromium: pages stay whole, nothing runs off the page, and no chart cuts its text off."""

import pytest

import framing
from framing import Article
from tests.check.pages import SCHEMES, cut_off, keep, open_page, overhang, quiet

VOTE = "The shameful deal may fall, the mayor said. About 40 people came. “It must clearly end,” Ann Lee said."
PEOPLE = ["Smith", "Jones", "Brown"]


def bridges(outlet):
    """40 sentences on 40 bridges, which the other outlets tell too."""
    return " ".join(
        f"The bridge number {number} may fall in {2000 + number}, minister {PEOPLE[number % 3]} said, and officials reportedly "
        f"warned of a shameful delay of about {number + outlet} weeks."
        for number in range(40)
    )


ODD = {
    "no-headline": [Article("The vote may slip. It is late.")],
    "long-outlet": [
        Article(VOTE, headline="A SHOCKING vote!", outlet="Outlet" * 33 + "s."),  # 200 characters without a blank
        Article(VOTE, headline="A vote", outlet="The Outlet of the Far North and South " * 5),
        Article(VOTE, headline="H" * 300, outlet="B"),
    ],
    "right-to-left": [
        Article("הטיל נורה אתמול בבוקר. " * 5, headline="\u202eכותרת", outlet="א"),
        Article(f"{VOTE} قال العمدة.", headline="\u202eעיר A SHOCKING vote!", outlet="القدس العربي"),
        Article(VOTE, headline="Vote", outlet="הארץ"),
    ],
    "one-article": [Article(VOTE, headline="A SHOCKING vote!", outlet="Outlet A")],
    "twelve": [Article(VOTE, headline=f"Headline {n}!", outlet=f"Outlet {n}") for n in range(12)],
    "signs": [
        Article(f"{VOTE} {sign}", headline=f"{sign} A SHOCKING vote!", outlet=sign)
        for sign in ("$\\frac{", "\ud800", "📰👩‍👩‍👧‍👦", "$x_1$ & Co.", "\u202eUp", "%s{0}")
    ],
    "empty": [Article("", outlet="A"), Article(VOTE, headline="Vote", outlet="B"), Article("", headline="", outlet="C")],
    "nothing-but-empty": [Article("")],
    "not-english": [
        Article("Der Vertrag ist vielleicht nicht mehr gültig, sagte die Ministerin. " * 5, headline="Der Vertrag", outlet="A"),
        Article("Le traité ne sera peut-être plus valable demain, a dit la ministre. " * 5, headline="Le traité", outlet="B"),
    ],
    "long-word": [Article("a" * 5000 + " may fall. " + "The shameful deal.", headline="b" * 500, outlet="A")],
    "twelve-long": [
        Article(bridges(n), headline=f"Bridge may fall, says outlet {n}!", outlet=f"The Long Evening Standard of Town {n}")
        for n in range(12)
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ODD, key="twelve-long".__ne__))
def test_odd_input_leaves_the_page_whole(browser, tmp_path, name):
    path = framing.write_report(framing.analyse(ODD[name]), tmp_path / "report.html")
    page, seen = open_page(browser, path)
    for width, scheme in zip((1400, 320), SCHEMES, strict=True):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert overhang(page) <= 0, width
        keep(page, f"odd-{name}-{width}")
    assert seen == quiet(path)
    assert page.locator("article").count() == len(ODD[name])
    assert page.locator("h1").inner_text() == "How it is worded"
    assert "\u202e" not in page.evaluate("document.body.textContent")  # it would turn the words around it
    page.set_viewport_size({"width": 1400, "height": 900})
    assert cut_off(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert overhang(page) <= 0
    page.close()
