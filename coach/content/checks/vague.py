"""Checks that two people would mark differently: what cannot be seen or heard, with a better form.

A check of a rubric is answered yes or no while somebody speaks. "Shows empathy" is in the eye of
whoever marks; "Says what it is like for them, without a but" was said or it was not
(`methods.md` 7.1: raters without anchors agree poorly).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Vague(NamedTuple):
    """Words that say nothing one can see, and a better form."""

    words: str  # as they stand in the check
    what: str
    mend: str


# Each better form can be marked; it stands for the words above it.
_BETTER: dict[str, tuple[str, ...]] = {
    "Says one sentence about what it is like for them, and puts no “but” behind it.": (
        r"empath\w*|compassion\w*|sympath\w*|understanding|sensitiv\w*|caring|warmth|warmly",
    ),
    "Waits until they have finished, and says back what they said before anything else.": (
        r"listens? (?:well|actively|carefully|closely|properly|attentively)",
        r"(?:active|good|careful) listen\w*|attentive\w*|attention",
    ),
    "Names one thing that the two have done together, with its day.": (
        r"rapport|trust(?:ing)?(?! account)|connects? with|connection|chemistry",
    ),
    "Does not interrupt, and says nothing about a third person.": (
        r"professional\w*|businesslike|mature|maturity",
    ),
    "Says the decision in one sentence that has a date in it.": (
        r"(?:communicat|express|articulat)\w* (?:\w+ )?(?:clearly|well|effectively)|clarity",
        r"(?:is|being|stays?|remains?) (?:very |always )?clear|(?:clear|strong) communicat\w*",
    ),
    "Says the decision without maybe, perhaps or sorry.": (
        r"confident(?:ly)?|(?<!in )confidence|assertive\w*|assured|presence|gravitas|leadership",
    ),
    "Says nothing about what they are like, only what happened and when.": (
        r"respect(?:s|ful|fully)?|dignity|polite\w*|courte\w*|considerate\w*|friendl\w*",
        r"kind(?:ly|ness)|(?:is|was|be|being|stays?|sounds?) (?:kind|nice)",
    ),
    "Speaks no louder and no faster after the push-back than before it.": (
        r"calm(?:ly|ness)?|composed|composure|emotions?|poise\w*|patien(?:t|tly|ce)",
    ),
    "After the push-back, says the decision again in the same words.": (
        r"handles? (?:\w+ )?(?:objections?|push-?backs?|conflict\w*)(?: \w+ly| well)?",
        r"firm(?:ly|ness)|(?:is|stays?|remains?|holds?) firm|stands? (?:their|the) ground",
    ),
    "Gives the same reason each time they ask.": (
        r"honest\w*|sincer\w*|authentic\w*|genuine\w*|transparen\w*|open(?:ly|ness)|integrity",
    ),
    "Names one thing that they did or left undone themselves, beginning with “I”.": (
        r"own(?:s|ing)? (?:it|the (?:situation|problem|decision))|ownership",
        r"accountab\w*|responsib\w*",
    ),
    "Write what one would hear on a recording: the words, who speaks first, how long.": (
        r"attitude|mindset|tone|body language|energy|positiv\w*|constructiv\w*|engaged?",
        r"engagement|soft skills",
    ),
    "Say what is done, how often or by when: “Names the last day in the first five sentences.”": (
        r"appropriate\w*|effective\w*|properly|adequate\w*|suitabl\w*|reasonabl\w*|skil\w*ly",
        r"nicely|successful\w*|(?<!as )(?<!is )well(?! before| after| within)|sufficient\w*",
        r"(?:good|great|excellent|strong|clear|thoughtful|meaningful|relevant) \w+",
        r"best practi[cs]es?|correctly|smooth\w*|natural(?:ly)?",
    ),
}
_INSIDE = re.compile(
    r"^(?:really |truly |always |fully )?(?:understands?|knows?|feels?|cares?|believes?|realises?"
    r"|realizes?|appreciates?|recognises?|recognizes?|wants?|tries|intends?|thinks?|is aware"
    r"|is willing|is able|is ready|demonstrates?|shows?|displays?|exhibits?|conveys?)\b",
    re.IGNORECASE,
)
_PATTERNS = tuple(
    (re.compile(rf"(?<![\w“])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE), better)
    for better, words in _BETTER.items()
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NO_EYES = (
    "This happens inside somebody: whoever marks cannot see or hear it.",
    "Say what they do or say, so that it shows: “Says …”, “Asks …”, “Waits …”, “Names …”.",
)


def vague(text: str) -> Vague | None:
    """What in a check two people would mark differently; None where it can be seen or heard.

    Words between quotation marks are what is to be said, and are left alone.
    """
    plain = _QUOTED.sub("“”", text)
    for pattern, better in _PATTERNS:
        if found := pattern.search(plain):
            what = f"“{found[0]}” is in the eye of whoever marks: two people would not agree."
            return Vague(found[0], what, f"Better, for example: {better}")
    if found := _INSIDE.search(plain.strip()):
        return Vague(found[0], *_NO_EYES)
    return None
