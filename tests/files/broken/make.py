"""Packs that are broken, or made to do harm; each is made anew by whoever tests with it.

As files they would be met by every scanner, unpacked by some, and impossible to have on disks that
know no two spellings of a name. `BROKEN` says of each how it is made and what the refusal says.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

INFO = """id: my-firm
title: How we say it
version: "1.0"
language: en
licence: For our firm alone
adds-to: good-terms
"""
SCRIPT = """---
title: The third reminder
stage: open
use_when: Two reminders are out, and nothing has come but kind words.
not_when: They have told you that they cannot pay. Then make a plan with them.
asked_as:
  - third reminder in a row
rule: Ask for a day, and write it down while they say it.
settled_first:
  - You know who releases the payment.
pairs:
  - bad: "I’m sorry to bother you again."
    good: "I am ringing about invoice [number]."
    differs: The first apologises for asking; the second says what the call is about.
reactions: [money-next-week]
focus: Ask the question once, and then say nothing until they answer.
not_in_writing: It was in writing twice, and nothing came of it.
contrast_why: It apologises for asking, and leaves the day to them.
verdicts: [FIX, REPRICE]
source: [our-default]
---
## Short

[First name], I am ringing about invoice [number]. On which day will it be here?

## Long

Say the number, the day and the question, and then nothing.

## How it goes wrong

“Hi, it’s only me again, sorry! No rush at all.”
"""
SCRIPT_NAME = "scripts/late-payment/the-third-reminder.md"
GOOD = {"pack.yaml": INFO, SCRIPT_NAME: SCRIPT}


class Broken(NamedTuple):
    """A pack to be refused: its bytes, and a piece of the sentence that says why."""

    make: Callable[[], bytes]
    says: str


def zipped(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The files as an ordinary zip."""
    return entries([(zipfile.ZipInfo(name), content) for name, content in files.items()], method)


def entries(
    listed: list[tuple[zipfile.ZipInfo, str | bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A zip of entries, also of two with one name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for entry, content in listed:
            written.NameToInfo.pop(entry.filename, None)  # else a second one is warned of
            written.writestr(entry, content, method)
    return target.getvalue()


def good(**more: str | bytes) -> bytes:
    """A sound pack."""
    return zipped({**GOOD, **more})


def with_file(name: str, content: str | bytes = "text") -> Callable[[], bytes]:
    """A pack with one more file."""
    return lambda: zipped({**GOOD, name: content})


def with_script(old: str, new: str) -> Callable[[], bytes]:
    """A pack whose script says something else."""
    assert old in SCRIPT
    return lambda: zipped({**GOOD, SCRIPT_NAME: SCRIPT.replace(old, new, 1)})


def said(text: str) -> Callable[[], bytes]:
    """A pack whose script says this in its longer version."""
    return with_script("Say the number,", f"{text}\n\nSay the number,")


def of_kind(mode: int, extra: bytes = b"", attributes: int = 0) -> Callable[[], bytes]:
    """A pack with an entry that is no plain file."""

    def make() -> bytes:
        entry = zipfile.ZipInfo("scripts/late-payment/link.md")
        entry.create_system = 3
        entry.external_attr = mode << 16 | attributes
        entry.extra = extra
        plain = [(zipfile.ZipInfo(name), text) for name, text in GOOD.items()]
        return entries([*plain, (entry, "/etc/passwd")])

    return make


def names(*more: str) -> Callable[[], bytes]:
    """A pack with further files of these names, which may be one name."""
    return lambda: entries(
        [*((zipfile.ZipInfo(name), text) for name, text in GOOD.items()),
         *((_odd_name(name), SCRIPT) for name in more)]
    )  # fmt: skip


def _odd_name(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("x")
    entry.filename = entry.orig_filename = name  # as it is: the constructor tidies it
    return entry


def cut(share: float) -> Callable[[], bytes]:
    """The first part of a pack."""

    def make() -> bytes:
        whole = good()
        return whole[: int(len(whole) * share)]

    return make


def encrypted() -> bytes:
    """A pack whose entries say that they are locked with a password."""
    raw = bytearray(good())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(sign)
        while place >= 0:
            raw[place + at] |= 1
            place = raw.find(sign, place + 4)
    return bytes(raw)


def changed() -> bytes:
    """A pack in which a byte of a text is another than when it was packed."""
    raw = bytearray(zipped(dict(GOOD), zipfile.ZIP_STORED))
    raw[raw.find(b"Two reminders")] ^= 1
    return bytes(raw)


def lying() -> bytes:
    """A bomb that says of itself that it is small: a megabyte of one letter."""
    raw = bytearray(zipped({**GOOD, "README.md": b"a" * (8 * 1024 * 1024)}))
    size = struct.pack("<I", 8 * 1024 * 1024)
    for _ in range(2):
        raw[raw.find(size) : raw.find(size) + 4] = struct.pack("<I", 1000)
    return bytes(raw)


def overlapping() -> bytes:
    """A bomb of entries that share what they are packed in."""
    raw = zipped({**GOOD, **{f"scripts/late-payment/s{n}.md": SCRIPT for n in range(9)}})
    end = raw.rfind(b"PK\x05\x06")
    start = int.from_bytes(raw[end + 16 : end + 20], "little")
    listed = bytearray(raw[start:end])
    place, first = listed.find(b"PK\x01\x02"), None
    while place >= 0:
        if b"late-payment/s" in listed[place : place + 90]:
            first = listed[place + 42 : place + 46] if first is None else first
            listed[place + 42 : place + 46] = first
        place = listed.find(b"PK\x01\x02", place + 4)
    return raw[:start] + bytes(listed) + raw[end:]


_LINK = struct.pack("<HH", 0x000D, 24) + b"\0" * 12 + b"pack.yaml\0\0\0"
_BIG = 1024 * 1024 + 1
_TAR = b"pack.yaml".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 248
_TWO_IDS = {"scripts/abuse/the-third-reminder.md": SCRIPT.replace("third", "fourth")}
_NFD = "scripts/late-payment/u\u0308.md"

BROKEN: dict[str, Broken] = {
    # no whole zip
    "empty": Broken(lambda: b"", "is empty"),
    "no-zip": Broken(lambda: b"Dear Sir or Madam,", "it is no zip file"),
    "tar": Broken(lambda: _TAR, "it is no zip file"),
    "cut-in-the-middle": Broken(cut(0.5), "breaks off in the middle"),
    "cut-at-the-end": Broken(cut(0.99), "breaks off in the middle"),
    "a-byte-changed": Broken(changed, "is not as it was packed"),
    "no-pack-yaml": Broken(lambda: zipped({"a.md": "a"}), "there is no pack.yaml in it"),
    "password": Broken(encrypted, "locked with a password"),
    "bzip2": Broken(lambda: zipped(dict(GOOD), zipfile.ZIP_BZIP2), "in a way that Good Terms does"),
    # names that lead elsewhere
    "climbs-out": Broken(names("../../evil.md"), "climbs out of it"),
    "climbs-out-further-in": Broken(names("scripts/../../evil.md"), "climbs out of it"),
    "absolute": Broken(names("/etc/evil.md"), "a place outside of it"),
    "drive": Broken(names("C:/evil.md"), "for another drive"),
    "drive-without-slash": Broken(names("c:evil.md"), "for another drive"),
    "backslash": Broken(names("..\\evil.md"), "a backslash"),
    "server": Broken(names("\\\\server\\evil.md"), "a backslash"),
    "unseen-signs": Broken(names("scripts/a\x1b[2J.md"), "signs that cannot be seen"),
    "reserved-name": Broken(names("scripts/NUL.md"), "not every computer can have"),
    "stream": Broken(names("scripts/a.md:evil"), "not every computer can have"),
    "dot-at-the-end": Broken(names("scripts/a.md."), "not every computer can have"),
    "empty-part": Broken(names("scripts//a.md"), "not every computer can have"),
    "long-name": Broken(names(f"scripts/{'a' * 300}.md"), "a name that is too long"),
    # no plain files
    "symbolic-link": Broken(of_kind(stat.S_IFLNK | 0o777), "a link in place of a file"),
    "windows-link": Broken(of_kind(0, attributes=0x400), "a link in place of a file"),
    "hard-link": Broken(of_kind(stat.S_IFREG | 0o644, _LINK), "a second name for another file"),
    "device": Broken(of_kind(stat.S_IFCHR | 0o666), "a device in place of a file"),
    "pipe": Broken(of_kind(stat.S_IFIFO | 0o666), "a device in place of a file"),
    # one name twice
    "twice": Broken(names(SCRIPT_NAME), "two files of one name"),
    "twice-by-capitals": Broken(names(SCRIPT_NAME.replace("third", "Third")), "in capital letters"),
    "twice-by-spelling": Broken(names(_NFD, "scripts/late-payment/\u00fc.md"), "look alike"),
    "file-and-folder": Broken(names(f"{SCRIPT_NAME}/a.md"), "both a file and a folder"),
    # too much
    "large-file": Broken(with_file("README.md", b"\n" + bytes(range(32, 127)) * 11_050), "1 MiB"),
    "many-files": Broken(lambda: zipped({**GOOD, **{f"n{n}.md": "" for n in range(3001)}}), "3000"),
    "large-zip": Broken(lambda: good() + b"\0" * 16 * 1024 * 1024, "larger than 16 MiB"),
    "bomb": Broken(lambda: good(**{f"n{n}.md": b"a" * (_BIG - 1) for n in range(9)}), "times as"),
    "bomb-in-all": Broken(
        lambda: good(**{f"n{n}.md": b"a" * (_BIG - 1) for n in range(33)}), "more than 32 MiB"
    ),
    "bomb-that-lies": Broken(lying, "is not as it was packed"),
    "bomb-that-overlaps": Broken(overlapping, "made to fill a computer"),
    "zip-in-it": Broken(with_file("README.md", zipped({"a": "a"})), "another packed file (zip)"),
    "gzip-in-it": Broken(
        with_file("README.md", b"\x1f\x8b\x08\0" + zlib.compress(b"a")),
        "another packed file (gzip)",
    ),
    "tar-in-it": Broken(with_file("README.md", _TAR), "another packed file (tar)"),
    # texts that do something
    "script-tag": Broken(said("<script>alert(1)</script>"), "A script stands here (<script>)"),
    "script-tag-in-capitals": Broken(said("< ScRiPt src=x>"), "A script stands here (<script>)"),
    "script-tag-in-a-key": Broken(
        with_script(
            "focus: Ask the question once,",
            'focus: "\\x3cscript\\x3e"\nextra: Ask the question once,',
        ),
        "A script stands here (<script>)",
    ),
    "script-tag-beside": Broken(with_file("README.md", "<script>"), "A script stands here"),
    "frame": Broken(said('<iframe src="https://example.org"></iframe>'), "load or run"),
    "tag": Broken(said("A <b>bold</b> word"), "A tag of HTML stands here"),
    "comment": Broken(said("<!-- unseen -->"), "A tag of HTML stands here"),
    "handler": Broken(said('<p onclick="x()">a</p>'), "A tag of HTML stands here"),
    "javascript-link": Broken(said("[Here](javascript:alert(1))"), "(javascript:)"),
    "javascript-link-hidden": Broken(said("[Here](java&#x73;cript&colon;alert)"), "(javascript:)"),
    "javascript-link-split": Broken(said("[Here](java\u200bscript:alert)"), "(javascript:)"),
    "javascript-reference": Broken(said("[Here]: javascript:alert"), "(javascript:)"),
    "data-link": Broken(said("[Here](data:text/html;base64,PHNjcmlwdD4=)"), "(data:)"),
    "file-link": Broken(said("[Here](file:///etc/passwd)"), "not allowed stands here (file:)"),
    "remote-image": Broken(said("![](https://example.org/seen.png)"), "A picture from elsewhere"),
    "remote-image-by-reference": Broken(
        said("![seen]\n\n[seen]: https://example.org/seen.png"), "A picture from elsewhere"
    ),
    "remote-image-of-a-server": Broken(said("![](//example.org/seen.png)"), "from elsewhere"),
    "image": Broken(said("![](seen.png)"), "A picture stands here"),
    "image-file": Broken(with_file("scripts/late-payment/seen.png", b"\x89PNG"), "Nothing reads"),
    # no pack for this program
    "newer-format": Broken(lambda: good(**{"pack.yaml": f"{INFO}format: 2\n"}), "is of format 2"),
    "unknown-verdict": Broken(with_script("[FIX, REPRICE]", "[FIX, SHRUG]"), "SHRUG"),
    "two-of-one-id": Broken(lambda: zipped({**GOOD, **_TWO_IDS}), "stands also in"),
    "unknown-base": Broken(
        lambda: good(**{"pack.yaml": INFO.replace("good-terms", "bad-terms")}),
        "no pack 'bad-terms'",
    ),
    "another-language": Broken(
        lambda: good(**{"pack.yaml": INFO.replace("language: en", "language: de")}), "language"
    ),
    "not-text": Broken(with_file(SCRIPT_NAME, b"---\n\xff\xfe"), "not UTF-8"),
    "unknown-key": Broken(with_script("focus:", "fokus:"), "fokus"),
    "no-id": Broken(with_file("scripts/late-payment/Not An Id.md", SCRIPT), "is no id"),
    "the-built-in-one": Broken(
        lambda: good(**{"pack.yaml": INFO.replace("my-firm", "good-terms", 1)}), "built-in pack"
    ),
    "stands-alone": Broken(
        lambda: good(**{"pack.yaml": INFO.replace("adds-to: good-terms", "tones: [warm]")}),
        "stands alone",
    ),
}
