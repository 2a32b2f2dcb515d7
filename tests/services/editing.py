"""One case whose talk is edited while everything changes, and a plain account of what was done."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coach.domain.talk.talk import Tone
from coach.engine.talk.apply_edits import REPLY, part_of
from coach.engine.wording.plain_text import cleaned, is_empty
from coach.errors import GoodTermsError, NotFound
from coach.paths import user_paths
from coach.services.case.text import paragraph
from coach.store.file.opening import open_store
from coach.store.tables.lines import LineTable
from tests.opened import build
from tests.services.conftest import HeldClock
from tests.services.scripts import CONTENT, NEWER

REFLECTION = "I was relieved that it was over"


@dataclass
class Done:
    """What the user has done, as plainly as it can be told; the test's own account of it."""

    words: dict[str, str] = field(default_factory=dict)  # of lines that the user wrote
    held: dict[str, str] = field(default_factory=dict)  # of locked lines
    off: set[str] = field(default_factory=set)
    replies: dict[str, str] = field(default_factory=dict)
    tone: Tone = Tone.WARM


odd = ["{{ client }}", "{% raw %}", "“O'Neil”", "👩‍👩‍👧", "شركة", "é" * 300, "{{", "%}", "a\u202eb"]
texts = st.sampled_from(odd) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
numbers = st.integers(0, 30)


class Editing(RuleBasedStateMachine):
    """One case, edited while its answers, facts and tone change; beside it a plain account."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.content = CONTENT
        self.clock = HeldClock()
        self.services = self._started()
        client = self.services.clients.add("{{ client }} “Løv” & Søn")
        self.case = self.services.cases.start(client.id)
        for question, option in {"harm": "no", "wrong": "late", "told": "no"}.items():
            self.services.cases.answer(self.case.id, question, option)
        self.done, self.undone = [Done()], []
        self.typed = {client.name}

    def _started(self):
        store = open_store(user_paths(Path(self.folder.name)), self.clock, keyring=False)
        self.table = LineTable(store)
        return build(store, self.content, self.clock)

    def teardown(self) -> None:
        """Close the program, and throw its folder away."""
        self.services.close()
        self.folder.cleanup()

    @property
    def lines(self):
        """The service that is tried."""
        return self.services.lines

    def line(self, number: int):
        """A line that is shown or kept, by chance."""
        rows = list(self.rows.values())
        return rows[number % len(rows)]

    @property
    def rows(self):
        """Every line by its id; without replies whose reaction is not there."""
        rows = self.lines.rows(self.case.id)
        return {line.id: line for line in rows if not line.id.startswith(REPLY)}

    def did(self, action) -> None:
        """Note an action in the account, if the service says that it was one."""
        positions = len(self.table.of_case(self.case.id))
        if positions == self.positions:
            return
        account = deepcopy(self.done[-1])
        action(account)
        self.done.append(account)
        self.undone.clear()

    def begin(self) -> None:
        """Remember how many entries there are before an action."""
        self.positions = len(self.table.of_case(self.case.id))

    @initialize(text=texts)
    def reflect(self, text) -> None:
        """Something is written that is for nobody else."""
        self.services.cases.close(self.case.id, f"{REFLECTION} {text}")
        self.services.cases.reopen(self.case.id)

    @rule(option=st.sampled_from(["late", "bad", "gone", "nothing"]))
    def answer_wrong(self, option) -> None:
        """Change what is wrong: another verdict, or other lines."""
        self.services.cases.answer(self.case.id, "wrong", option)

    @rule(option=st.sampled_from(["yes", "no"]))
    def answer_told(self, option) -> None:
        """Change whether it was told."""
        self.services.cases.answer(self.case.id, "told", option)

    @rule(option=st.sampled_from(["yes", "no"]))
    def answer_harm(self, option) -> None:
        """Change whether people need safety: a short talk."""
        self.services.cases.answer(self.case.id, "harm", option)

    @rule(number=numbers)
    def overrule(self, number) -> None:
        """Set a verdict of one's own against the one found."""
        choices = self.services.overrules.choices(self.case.id)
        if choices:
            verdict = choices[number % len(choices)]
            self.services.overrules.overrule(self.case.id, verdict, "I know them.", "Kim")

    @rule()
    def withdraw(self) -> None:
        """Go back to the verdict found."""
        self.services.overrules.withdraw(self.case.id)

    @rule(newer=st.booleans())
    def change_scripts(self, newer) -> None:
        """Start with scripts of another version."""
        self.content = NEWER if newer else CONTENT
        self.services.close()
        self.services = self._started()

    @rule(fact=st.sampled_from(["contact", "reason"]), text=texts)
    def set_fact(self, fact, text) -> None:
        """Fill a blank with odd text, or empty it."""
        self.services.talks.set_fact(self.case.id, fact, text)
        self.typed.add(cleaned(text))

    @rule(day=st.sampled_from(["", "2026-12-31", "2027-01-31"]))
    def set_day(self, day) -> None:
        """Change the last day."""
        self.services.talks.set_fact(self.case.id, "last_day", day)

    @rule(number=numbers, text=texts)
    def rewrite(self, number, text) -> None:
        """Write any line anew."""
        line = self.line(number)
        self.begin()
        try:
            words = paragraph(text, "A line")
        except GoodTermsError:
            return
        self.lines.rewrite(self.case.id, line.id, text)
        self.typed.add(words)

        def action(account) -> None:
            if words == line.generated:
                self._drop(account, line)
            else:
                account.words[line.id] = words
                if line.locked:
                    account.held[line.id] = words

        self.did(action)

    @rule(number=numbers)
    def restore(self, number) -> None:
        """Take the coach's words again."""
        line = self.line(number)
        self.begin()
        self.lines.restore(self.case.id, line.id)
        self.did(lambda account: self._drop(account, line))

    @rule(number=numbers, on=st.booleans())
    def switch(self, number, on) -> None:
        """Say a line, or leave it out."""
        line = self.line(number)
        self.begin()
        self.lines.switch(self.case.id, line.id, on)
        self.did(lambda account: (account.off.discard if on else account.off.add)(line.id))

    @rule(number=numbers)
    def lock(self, number) -> None:
        """Lock a line."""
        line = self.line(number)
        self.begin()
        self.lines.lock(self.case.id, line.id, locked=True)
        self.did(lambda account: account.held.update({line.id: line.text}))

    @rule(number=numbers)
    def unlock(self, number) -> None:
        """Let a line go."""
        line = self.line(number)
        self.begin()
        self.lines.lock(self.case.id, line.id, locked=False)
        self.did(lambda account: account.held.pop(line.id))

    @rule(number=numbers, steps=st.integers(-3, 3))
    def move(self, number, steps) -> None:
        """Move a line; it lands where it should."""
        line = self.line(number)
        self.begin()
        parts = {part.id: part for part in self.services.talks.talk(self.case.id).parts}
        if part_of(line.id) in parts:
            before = [each.id for each in parts[part_of(line.id)].lines]
            self.lines.move(self.case.id, line.id, steps)
            place = min(max(before.index(line.id) + steps, 0), len(before) - 1)
            before.remove(line.id)
            before.insert(place, line.id)
            parts = {part.id: part for part in self.services.talks.talk(self.case.id).parts}
            assert [each.id for each in parts[part_of(line.id)].lines] == before
        self.did(lambda account: account)

    @rule(number=numbers, text=texts)
    def add(self, number, text) -> None:
        """Add a line of one's own."""
        parts = self.services.talks.talk(self.case.id).parts
        part = parts[number % len(parts)]
        self.begin()
        try:
            words = paragraph(text, "A line")
        except GoodTermsError:
            return
        added = self.lines.add(self.case.id, part.id, text, part.lines[0].id)
        self.typed.add(words)
        self.did(lambda account: account.words.update({added: words}))

    @rule(number=numbers)
    def remove(self, number) -> None:
        """Remove one."""
        line = self.line(number)
        self.begin()
        if line.is_added:
            self.lines.remove(self.case.id, line.id)

            def action(account) -> None:
                account.words.pop(line.id)
                account.held.pop(line.id, None)
                if ":" in line.id:  # an added line is gone for good, with all that was done to it
                    account.off.discard(line.id)

            self.did(action)

    @rule(number=numbers, keep=st.booleans())
    def settle(self, number, keep) -> None:
        """Settle a conflict; it asks no more."""
        asking = [line for line in self.rows.values() if line.conflict]
        if not asking:
            return
        line = asking[number % len(asking)]
        self.begin()
        self.lines.settle(self.case.id, line.id, keep)

        def action(account) -> None:
            if not keep:
                account.words.pop(line.id, None)
                account.held.pop(line.id, None)
            elif line.conflict == "gone":
                account.words[line.id] = line.text

        self.did(action)
        after = self.rows.get(line.id)
        assert after is None or not after.conflict

    @rule(text=texts)
    def reply(self, text) -> None:
        """Write a reply of one's own."""
        self.begin()
        coach = self.services.talks.talk(self.case.id).reactions
        if not coach and not self.done[-1].replies:
            with pytest.raises(NotFound):
                self.lines.reply(self.case.id, "anger", text)
            return
        self.lines.reply(self.case.id, "anger", text)
        words = "" if is_empty(text) else paragraph(text, "A reply")
        self.typed.add(words)
        replies = {"anger": words} if words else {}
        self.did(lambda account: setattr(account, "replies", replies))

    @rule(remove=st.booleans())
    def drop_reply(self, remove) -> None:
        """Let go of a reply whose reaction is not there."""
        self.begin()
        for line in self.lines.rows(self.case.id):
            if line.id.startswith(REPLY):
                if remove:
                    self.lines.remove(self.case.id, line.id)
                else:
                    self.lines.settle(self.case.id, line.id, keep=False)
        self.did(lambda account: account.replies.clear())

    @rule(tone=st.sampled_from(Tone))
    def set_tone(self, tone) -> None:
        """Choose another tone."""
        self.begin()
        self.lines.set_tone(self.case.id, tone)
        self.did(lambda account: setattr(account, "tone", tone))

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def undo(self) -> None:
        """Take the last action back."""
        self.lines.undo(self.case.id)
        self.undone.append(self.done.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """Bring it again."""
        self.lines.redo(self.case.id)
        self.done.append(self.undone.pop())

    @rule()
    def start_again(self) -> None:
        """Close the program and start it: nothing is different."""
        before = self.services.talks.talk(self.case.id)
        self.services.close()
        self.services = self._started()
        assert self.services.talks.talk(self.case.id) == before

    @staticmethod
    def _drop(account, line) -> None:
        account.words.pop(line.id, None)
        if line.id in account.held and line.generated:
            account.held[line.id] = line.generated
        else:
            account.held.pop(line.id, None)

    @invariant()
    def the_service_says_what_the_account_says(self) -> None:
        """Words, locks, switches and tone are as the user left them, whatever else changed."""
        account, rows = self.done[-1], self.rows
        talk = self.services.talks.talk(self.case.id)
        replies = {each.id: each.reply for each in talk.reactions if each.is_rewritten}
        gone = {each.id: each.text for each in talk.kept if each.id.startswith(REPLY)}
        assert replies | {key.removeprefix(REPLY): text for key, text in gone.items()} == (
            account.replies
        )
        assert {i: line.text for i, line in rows.items() if line.is_rewritten} == account.words
        assert {i: line.text for i, line in rows.items() if line.locked} == account.held
        assert {i for i, line in rows.items() if line.off} == account.off & rows.keys()
        assert self.lines.tone(self.case.id) is account.tone
        assert self.lines.can_undo(self.case.id) is (len(self.done) > 1)
        assert self.lines.can_redo(self.case.id) is bool(self.undone)

    @invariant()
    def no_text_has_a_blank_a_brace_or_a_reflection(self) -> None:
        """Braces are in what was typed, and nowhere else."""
        talk = self.services.talks.talk(self.case.id)
        texts = [line.text for line in self.lines.rows(self.case.id)]
        texts += [reaction.reply for reaction in talk.reactions]
        for text in texts:
            rest = text
            for typed in sorted(self.typed - {""}, key=len, reverse=True):
                rest = rest.replace(typed, "")
            assert not set(rest) & set("{}%"), text
            assert text
        assert REFLECTION not in repr(talk)
