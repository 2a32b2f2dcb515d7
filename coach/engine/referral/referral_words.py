"""What a letter about a referral says of need and vendor; nothing confidential (methods 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.referral import ReferralNeed, Vendor


def letter_blanks(vendor: Vendor, need: ReferralNeed, *, to_vendor: bool = False) -> dict[str, str]:
    """The blanks that letters about a referral may use; empty ones where nothing is known.

    `need_line` follows "They need" and has no full stop; the others are names or whole sentences.

    Args:
        vendor: Whom the letter names, or goes to.
        need: What the client needs.
        to_vendor: Whether the letter goes to the vendor, who is then spoken to.
    """
    return {
        "vendor": vendor.name,
        "vendor_contact": vendor.contact,
        "need_line": _need_line(need),
        "fit_line": _fit_line(vendor, need, "You" if to_vendor else "They"),
        "disclosure": _disclosure(vendor, to_vendor=to_vendor),
    }


def listed(words: Iterable[str]) -> str:
    """Words as one lists them: "tax, payroll and advice"."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def _need_line(need: ReferralNeed) -> str:
    if not need.needs:
        return ""
    places = f" in {_names(need.places)}" if need.places else ""
    languages = f", in {_names(need.languages)}" if need.languages else ""
    return f"{listed(need.needs)}{places}{languages}"


def _fit_line(vendor: Vendor, need: ReferralNeed, who: str) -> str:
    """What the vendor offers of what is needed, as one sentence."""
    covers = _both(vendor.covers, need.needs)
    parts = [
        f"do {listed(covers)}" if covers else "",
        f"work in {_names(vendor.places)}" if _both(vendor.places, need.places) else "",
        f"speak {_names(vendor.languages)}" if _both(vendor.languages, need.languages) else "",
    ]
    said = listed(filter(None, parts))
    return f"{who} {said}." if said else ""


def _disclosure(vendor: Vendor, *, to_vendor: bool) -> str:
    tie = vendor.tie.strip().rstrip(".")
    if not tie:
        return ""
    if to_vendor:
        return f"There is a tie between us, and I would tell them of it: {tie}."
    return f"There is a tie between {vendor.name} and us: {tie}."


def _both(offered: tuple[str, ...], wanted: tuple[str, ...]) -> list[str]:
    kept = {word.casefold() for word in offered}
    return [word for word in wanted if word.casefold() in kept]


def _names(words: tuple[str, ...]) -> str:
    """Names as one writes them; the directory keeps them in lower case."""
    return listed(word if any(map(str.isupper, word)) else word.title() for word in words)
