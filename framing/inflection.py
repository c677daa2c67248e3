"""Inflection: the regular forms of an English word, and those of common irregular verbs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_IRREGULAR: Final = """
be am is are was were been being isn't aren't wasn't weren't it's that's he's she's they're we're you're i'm
have has had having
do does did done doing
go goes went gone going
say says said saying
arise arises arose arisen arising
become becomes became becoming
begin begins began begun beginning
bend bends bent bending
bind binds bound binding
bite bites bit bitten biting
bleed bleeds bled bleeding
blow blows blew blown blowing
break breaks broke broken breaking
breed breeds bred breeding
bring brings brought bringing
build builds built building
burn burns burned burnt burning
burst bursts bursting
buy buys bought buying
catch catches caught catching
choose chooses chose chosen choosing
cling clings clung clinging
come comes came coming
cost costs costing
creep creeps crept creeping
cut cuts cutting
deal deals dealt dealing
die dies died dying
dig digs dug digging
draw draws drew drawn drawing
drive drives drove driven driving
eat eats ate eaten eating
fall falls fell fallen falling
feed feeds fed feeding
feel feels felt feeling
fight fights fought fighting
find finds found finding
flee flees fled fleeing
fling flings flung flinging
fly flies flew flown flying
forbid forbids forbade forbidden forbidding
forget forgets forgot forgotten forgetting
get gets got gotten getting
give gives gave given giving
grind grinds ground grinding
grow grows grew grown growing
hang hangs hung hanged hanging
hear hears heard hearing
hide hides hid hidden hiding
hit hits hitting
hold holds held holding
hurt hurts hurting
keep keeps kept keeping
know knows knew known knowing
lay lays laid laying
lead leads led leading
leap leaps leapt leaped leaping
leave leaves left leaving
let lets letting
lie lies lied lay lain lying
light lights lit lighted lighting
lose loses lost losing
make makes made making
mean means meant meaning
meet meets met meeting
mislead misleads misled misleading
overcome overcomes overcame overcoming
pay pays paid paying
put puts putting
quit quits quitting
read reads reading
ride rides rode ridden riding
ring rings rang rung ringing
rise rises rose risen rising
run runs ran running
see sees saw seen seeing
seek seeks sought seeking
sell sells sold selling
send sends sent sending
set sets setting
shake shakes shook shaken shaking
shed sheds shedding
shoot shoots shot shooting
shrink shrinks shrank shrunk shrinking
shut shuts shutting
sing sings sang sung singing
sink sinks sank sunk sinking
sit sits sat sitting
slay slays slew slain slaying
sling slings slung slinging
speak speaks spoke spoken speaking
spend spends spent spending
spill spills spilled spilt spilling
spin spins spun spinning
spread spreads spreading
stand stands stood standing
steal steals stole stolen stealing
stick sticks stuck sticking
sting stings stung stinging
stink stinks stank stunk stinking
strike strikes struck stricken striking
swear swears swore sworn swearing
sweep sweeps swept sweeping
swing swings swung swinging
take takes took taken taking
teach teaches taught teaching
tear tears tore torn tearing
tell tells told telling
think thinks thought thinking
throw throws threw thrown throwing
thrust thrusts thrusting
understand understands understood understanding
uphold upholds upheld upholding
wear wears wore worn wearing
weep weeps wept weeping
win wins won winning
write writes wrote written writing
foresee foresees foresaw foreseen foreseeing
forgive forgives forgave forgiven forgiving
undermine undermines undermined undermining
override overrides overrode overridden overriding
oversee oversees oversaw overseen overseeing
split splits splitting
undergo undergoes underwent undergone undergoing
withdraw withdraws withdrew withdrawn withdrawing
withhold withholds withheld withholding
"""
_DOUBLES: Final = re.compile(r"[aeiou][bdfgklmnprtvz]\Z")
_VOWEL_GROUP: Final = re.compile(r"[aeiouy]+")


@cache
def irregular() -> Mapping[str, tuple[str, ...]]:
    """Base → all its forms, for verbs that are not regular; -s comes second, -ing last."""
    return {forms[0]: tuple(forms) for line in _IRREGULAR.strip().splitlines() if (forms := line.split())}


@cache
def _bases() -> Mapping[str, str]:
    bases = {form: forms[0] for forms in irregular().values() for form in forms}
    return {**bases, **{base: base for base in irregular()}}


def irregular_base(word: str) -> str:
    """The base form of an irregular verb's form ("sent" → "send"); other words as they are.

    Examples
    --------
    >>> irregular_base("fell"), irregular_base("find"), irregular_base("table")
    ('fall', 'find', 'table')
    """
    return _bases().get(word, word)


def inflections(word: str) -> tuple[str, ...]:
    """All forms of a word as a verb and as a noun: -s, -ed and -ing with their spelling rules; irregular verbs by table.

    Forms that do not exist ("thugging") are harmless, since no text has them.

    Examples
    --------
    >>> inflections("slam")
    ('slam', 'slams', 'slammed', 'slamming')
    >>> inflections("vilify")
    ('vilify', 'vilifies', 'vilified', 'vilifying')
    >>> inflections("break")
    ('break', 'breaks', 'broke', 'broken', 'breaking')
    """
    known = irregular().get(word)
    if known is not None:
        return known
    if word.endswith(("s", "x", "z", "ch", "sh")):
        plural = word + "es"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        plural = word[:-1] + "ies"
    else:
        plural = word + "s"
    if word.endswith("o") and word[-2:-1] not in "aeiou":
        return word, plural, word + "es", word + "ed", word + "ing"
    if word.endswith("ie"):
        return word, plural, word + "d", word[:-2] + "ying"
    if word.endswith("ee"):
        return word, plural, word + "d", word + "ing"
    if word.endswith("e"):
        return word, plural, word + "d", word[:-1] + "ing"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word, plural, word[:-1] + "ied", word + "ing"
    regular = (word + "ed", word + "ing")
    if not _DOUBLES.search(word) or re.search(r"[aeiou]{2}[a-z]\Z", word):
        return word, plural, *regular
    doubled = (word + word[-1] + "ed", word + word[-1] + "ing")
    if len(_VOWEL_GROUP.findall(word)) == 1:
        return word, plural, *doubled
    return word, plural, *regular, *doubled
