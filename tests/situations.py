"""Cases of every verdict, mode and scope, and of what may have happened in them, for tests."""

from __future__ import annotations

from collections.abc import Mapping

_CALM = {"decider": "me", "conduct": "fine", "demand": "never"}
_OURS = {**_CALM, "way-in": "parting", "motive": "behaviour", "tie": "free", "notice": "none"}
_OURS |= {"own-side": "clear"}
_PAY = {**_OURS, "trouble": "payment"}
_VALUE = {**_OURS, "trouble": "value", "channel": "no", "our-part": "clean"}
_NEEDS = {**_OURS, "trouble": "needs", "our-part": "clean"}
_LEAVING = {**_CALM, "way-in": "leaving", "notice": "said"}
_OPEN = {**_LEAVING, "final": "open", "control": "yes", "want": "yes", "ally": "sponsor"}
_ABUSE = {**_OURS, "conduct": "abusive", "source": "one-person", "told": "not-told"}

SITUATIONS: Mapping[str, Mapping[str, str]] = {
    "PART: two promises to pay are broken": {
        **_PAY,
        "pay-reason": "stalling",
        "pay-tried": "broken-twice",
    },
    "PART: they refused the choice": {
        **_VALUE,
        "worth": "loss",
        "why-low": "small",
        "offer": "refused",
        "home": "no",
    },
    "PART: the same, and somebody else decides": {
        **_VALUE,
        "decider": "someone-else",
        "worth": "loss",
        "why-low": "small",
        "offer": "refused",
        "home": "no",
    },
    "REFER: they outgrew us": {**_NEEDS, "gap": "bigger", "bridge": "no"},
    "REFER: one piece of work": {**_NEEDS, "gap": "piece", "bridge": "no"},
    "REFER: one request that is declined": {
        **_OURS,
        "trouble": "values",
        "raised": "not-yet",
        "our-part": "clean",
        "pull": "request",
    },
    "PART-NOW: one person abuses people": _ABUSE,
    "PART-NOW: the owner abuses people": {**_ABUSE, "source": "top"},
    "PART-NOW: they go on with something wrong": {**_OURS, "demand": "persists"},
    "HANDOVER: it does not work between the two": {
        **_OURS,
        "trouble": "nothing",
        "own-side": "dread",
        "others": "fine",
        "raised": "slipped",
        "deadline": "no",
        "channel": "yes",
    },
    "FIX: the paperwork": {**_PAY, "pay-reason": "paperwork"},
    "FIX: short of money": {**_PAY, "pay-reason": "short", "pay-tried": "reminders"},
    "FIX: how we work together": {
        **_OURS,
        "trouble": "process",
        "raised": "not-yet",
        "our-part": "clean",
    },
    "FIX: the gap can be closed": {**_NEEDS, "gap": "piece", "bridge": "yes"},
    "REPRICE: they could pay on time": {**_PAY, "pay-reason": "slow", "pay-tried": "reminders"},
    "REPRICE: the price is too low": {
        **_VALUE,
        "worth": "thin",
        "why-low": "priced",
        "offer": "none",
    },
    "REPRICE: they come back": {**_OURS, "notice": "back"},
    "REPRICE: they leave, and would stay on other terms": {**_OPEN, "want": "other-terms"},
    "RESET: it is personal": {
        **_OURS,
        "trouble": "nothing",
        "own-side": "dread",
        "others": "fine",
        "raised": "not-yet",
        "channel": "no",
    },
    "RESET: our failure came first": {
        **_OURS,
        "trouble": "ours",
        "raised": "not-yet",
        "our-part": "first",
    },
    "RESET: money is held back": {**_PAY, "pay-reason": "dispute"},
    "RESET: a boundary": {
        **_OURS,
        "conduct": "rude",
        "source": "one-person",
        "told": "not-told",
        "trouble": "people",
        "raised": "not-yet",
    },
    "INVEST: nothing is wrong": {**_OURS, "trouble": "quiet", "last-touch": "months"},
    "INVEST: signs that they may leave": {
        **_OURS,
        "notice": "signs",
        "trouble": "quiet",
        "last-touch": "recent",
    },
    "SAVE: it is our service": {**_OPEN, "reason": "ours"},
    "SAVE: they were acquired": {**_OPEN, "reason": "acquired"},
    "EXIT: they do it themselves": {**_LEAVING, "final": "final", "reason": "in-house"},
    "EXIT: they were acquired": {**_LEAVING, "final": "final", "reason": "acquired"},
    "EXIT: they were acquired, and have nobody yet": {
        **_LEAVING,
        "final": "served",
        "reason": "acquired",
        "control": "no",
    },
    "EXIT: they need what we do not do, and have nobody yet": {
        **_LEAVING,
        "final": "served",
        "reason": "outgrown",
        "control": "no",
    },
    "GATHER: why they pay late is not known": _PAY,
    "GATHER: it is not known what happened": {
        **_OURS,
        "conduct": "dont-know",
        "trouble": "people",
        "raised": "not-yet",
    },
    "STOP: who they are plays a part": {**_OURS, "motive": "trait"},
    "STOP: they complained": {**_OURS, "motive": "complaint"},
    "STOP: it may not be ended": {
        **_VALUE,
        "tie": "barred",
        "worth": "loss",
        "why-low": "small",
        "offer": "refused",
        "home": "no",
    },
}
