"""What hypothesis makes texts of: any characters, and news-like pieces with cues, quotations, blocks and odd marks."""

from hypothesis import strategies as st

anything = st.text(st.characters(exclude_categories=()), max_size=200)

PIECES = (
    "The minister slammed the shameful deal.",
    "Turnout may fall, officials said on Monday.",
    "It is likely that about 15,000 troops left.",
    "“We must act now. This is a disaster,” she said.",
    "Critics called it “a disgrace”",
    "the so-called ‘experts’ were wrong",
    "According to Gen. Lee, the U.S. sent $3.5 million at 8:10 a.m. local time.",
    "It is clearly an outrageous, brazen lie!",
    "At a Glance",
    "- North Korea fired missiles",
    "• Up to 20 people may be dead",
    "Why now?",
    "You won't believe what happened next...",
    "We cannot afford to wait; there is no doubt about it.",
    "SHOCKING: 7 reasons why it FAILED",
    "Le président a dit que la réunion aura lieu demain matin à Paris.",
    "***",
    "",
)
_mortar = st.sampled_from([" ", "\n", "\n\n", " — ", "\r\n", "\u00a0", ", ", "\u200b"])
_pieces = st.lists(st.tuples(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), _mortar), max_size=14)
newslike = _pieces.map(lambda parts: "".join(piece + mortar for piece, mortar in parts))
texts = st.one_of(newslike, anything)
