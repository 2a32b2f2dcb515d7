# SPDX-License-Identifier: MIT
"""The pages that the window knows, in the order of the rail."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QT_TRANSLATE_NOOP


class PageEntry(NamedTuple):
    """A page: its name, its title, its icon and its class, which is loaded when first shown."""

    name: str
    title: object  # as QT_TRANSLATE_NOOP gives it
    icon: str
    where: str  # "module:Class" in coach.ui
    rail: str = ""  # the entry of the rail that it belongs to, where that is another


class Page(Protocol):
    """What the window asks of a page."""

    def show_page(self, arg: object = None) -> None:
        """Draw everything anew, about `arg`, and bring the keys to what the page is for."""


@runtime_checkable
class TypedPage(Protocol):
    """What the window asks of a page that something can be typed on."""

    def finish(self) -> None:
        """Keep what is being typed."""


@runtime_checkable
class PromptedPage(Protocol):
    """What the window asks of a page that knows itself what F11 shows."""

    def prompt(self) -> None:
        """Open the prompter over what the page shows."""


# Pages on which Ctrl+Z is their own.
OWN_UNDO = frozenset(
    {
        "interview",
        "review",
        "talk",
        "study-session",
        "round",
        "round-debrief",
        "roleplay",
        "reaction-drill",
    }
)

PAGES = (
    PageEntry("today", QT_TRANSLATE_NOOP("Pages", "Today"), "house", "today.today_page:TodayPage"),
    PageEntry(
        "clients",
        QT_TRANSLATE_NOOP("Pages", "Clients"),
        "building-2",
        "clients.clients_page:ClientsPage",
    ),
    PageEntry(
        "client",
        QT_TRANSLATE_NOOP("Pages", "Client"),
        "building-2",
        "clients.client_page:ClientPage",
        "clients",
    ),
    PageEntry(
        "cases", QT_TRANSLATE_NOOP("Pages", "Cases"), "notebook-pen", "cases.cases_page:CasesPage"
    ),
    PageEntry(
        "interview",
        QT_TRANSLATE_NOOP("Pages", "Understand"),
        "notebook-pen",
        "interview.interview_page:InterviewPage",
        "cases",
    ),
    PageEntry(
        "verdict",
        QT_TRANSLATE_NOOP("Pages", "Verdict"),
        "notebook-pen",
        "verdict.verdict_page:VerdictPage",
        "cases",
    ),
    PageEntry(
        "review",
        QT_TRANSLATE_NOOP("Pages", "All answers"),
        "notebook-pen",
        "interview.review_page:ReviewPage",
        "cases",
    ),
    PageEntry(
        "mirror",
        QT_TRANSLATE_NOOP("Pages", "Mirror"),
        "notebook-pen",
        "interview.mirror_page:MirrorPage",
        "cases",
    ),
    PageEntry(
        "second-take",
        QT_TRANSLATE_NOOP("Pages", "Second take"),
        "notebook-pen",
        "interview.second_take_page:SecondTakePage",
        "cases",
    ),
    PageEntry(
        "content-change",
        QT_TRANSLATE_NOOP("Pages", "What changed"),
        "notebook-pen",
        "interview.content_change_page:ContentChangePage",
        "cases",
    ),
    PageEntry(
        "what-if",
        QT_TRANSLATE_NOOP("Pages", "What if"),
        "notebook-pen",
        "verdict.what_if_page:WhatIfPage",
        "cases",
    ),
    PageEntry(
        "first-facts",
        QT_TRANSLATE_NOOP("Pages", "Before the words"),
        "notebook-pen",
        "talk.first_facts_page:FirstFactsPage",
        "cases",
    ),
    PageEntry(
        "talk",
        QT_TRANSLATE_NOOP("Pages", "Prepare"),
        "notebook-pen",
        "talk.talk_page:TalkPage",
        "cases",
    ),
    PageEntry(
        "dates",
        QT_TRANSLATE_NOOP("Pages", "Dates"),
        "notebook-pen",
        "contract.dates_page:DatesPage",
        "cases",
    ),
    PageEntry(
        "papers",
        QT_TRANSLATE_NOOP("Pages", "Papers"),
        "notebook-pen",
        "papers.papers_page:PapersPage",
        "cases",
    ),
    PageEntry(
        "rehearse",
        QT_TRANSLATE_NOOP("Pages", "Rehearse"),
        "notebook-pen",
        "prompter.rehearse_page:RehearsePage",
        "cases",
    ),
    PageEntry(
        "day",
        QT_TRANSLATE_NOOP("Pages", "The day of the talk"),
        "notebook-pen",
        "day.day_page:DayPage",
        "cases",
    ),
    PageEntry(
        "after",
        QT_TRANSLATE_NOOP("Pages", "After"),
        "notebook-pen",
        "after.after_page:AfterPage",
        "cases",
    ),
    PageEntry(
        "library",
        QT_TRANSLATE_NOOP("Pages", "Library"),
        "library",
        "library.library_page:LibraryPage",
    ),
    PageEntry(
        "script",
        QT_TRANSLATE_NOOP("Pages", "Script"),
        "library",
        "library.script_page:ScriptPage",
        "library",
    ),
    PageEntry(
        "own-words",
        QT_TRANSLATE_NOOP("Pages", "In my words"),
        "library",
        "library.own_words_page:OwnWordsPage",
        "library",
    ),
    PageEntry(
        "script-papers",
        QT_TRANSLATE_NOOP("Pages", "Script on paper"),
        "library",
        "papers.script_papers_page:ScriptPapersPage",
        "library",
    ),
    PageEntry(
        "packs",
        QT_TRANSLATE_NOOP("Pages", "Packs"),
        "library",
        "packs.packs_page:PacksPage",
        "library",
    ),
    PageEntry(
        "pack",
        QT_TRANSLATE_NOOP("Pages", "Pack"),
        "library",
        "packs.pack_page:PackPage",
        "library",
    ),
    PageEntry(
        "study",
        QT_TRANSLATE_NOOP("Pages", "Study"),
        "graduation-cap",
        "study.study_page:StudyPage",
    ),
    PageEntry(
        "study-session",
        QT_TRANSLATE_NOOP("Pages", "Cards"),
        "graduation-cap",
        "study.session_page:SessionPage",
        "study",
    ),
    PageEntry(
        "quiz",
        QT_TRANSLATE_NOOP("Pages", "Quiz"),
        "graduation-cap",
        "study.quiz_page:QuizPage",
        "study",
    ),
    PageEntry(
        "practice",
        QT_TRANSLATE_NOOP("Pages", "Practice"),
        "theater",
        "practice.practice_page:PracticePage",
    ),
    PageEntry(
        "round-setup",
        QT_TRANSLATE_NOOP("Pages", "Practise with somebody"),
        "theater",
        "rounds.setup_page:RoundSetupPage",
        "practice",
    ),
    PageEntry(
        "round",
        QT_TRANSLATE_NOOP("Pages", "Round"),
        "theater",
        "rounds.round_page:RoundPage",
        "practice",
    ),
    PageEntry(
        "round-debrief",
        QT_TRANSLATE_NOOP("Pages", "Debrief"),
        "theater",
        "rounds.debrief_page:RoundDebriefPage",
        "practice",
    ),
    PageEntry(
        "rounds",
        QT_TRANSLATE_NOOP("Pages", "Rounds"),
        "theater",
        "rounds.rounds_page:RoundsPage",
        "practice",
    ),
    PageEntry(
        "round-papers",
        QT_TRANSLATE_NOOP("Pages", "Cards on paper"),
        "theater",
        "papers.round_papers_page:RoundPapersPage",
        "practice",
    ),
    PageEntry(
        "roleplays",
        QT_TRANSLATE_NOOP("Pages", "Practise alone"),
        "theater",
        "runs.roleplays_page:RolePlaysPage",
        "practice",
    ),
    PageEntry(
        "roleplay",
        QT_TRANSLATE_NOOP("Pages", "Role-play"),
        "theater",
        "runs.roleplay_page:RolePlayPage",
        "practice",
    ),
    PageEntry(
        "run-debrief",
        QT_TRANSLATE_NOOP("Pages", "Looking back"),
        "theater",
        "runs.debrief_page:DebriefPage",
        "practice",
    ),
    PageEntry(
        "run-compare",
        QT_TRANSLATE_NOOP("Pages", "Two runs"),
        "theater",
        "runs.compare_page:ComparePage",
        "practice",
    ),
    PageEntry(
        "reaction-drill",
        QT_TRANSLATE_NOOP("Pages", "Reaction drill"),
        "theater",
        "runs.drill_page:DrillPage",
        "practice",
    ),
    PageEntry(
        "sealed",
        QT_TRANSLATE_NOOP("Pages", "Sealed files"),
        "theater",
        "sealed.sealed_page:SealedPage",
        "practice",
    ),
    PageEntry(
        "received",
        QT_TRANSLATE_NOOP("Pages", "Received"),
        "theater",
        "sealed.received_page:ReceivedPage",
        "practice",
    ),
    PageEntry(
        "seal",
        QT_TRANSLATE_NOOP("Pages", "Send to my manager"),
        "theater",
        "sealed.seal_page:SealPage",
        "practice",
    ),
    PageEntry(
        "people",
        QT_TRANSLATE_NOOP("Pages", "People"),
        "users",
        "practice.people_page:PeoplePage",
        "practice",
    ),
    PageEntry(
        "practice-progress",
        QT_TRANSLATE_NOOP("Pages", "How practice goes"),
        "chart-line",
        "practice.progress_page:ProgressPage",
        "practice",
    ),
    PageEntry(
        "practice-trash",
        QT_TRANSLATE_NOOP("Pages", "The trash of practice"),
        "trash-2",
        "practice.trash_page:PracticeTrashPage",
        "practice",
    ),
    PageEntry(
        "practice-content",
        QT_TRANSLATE_NOOP("Pages", "Personas and rubrics"),
        "list-checks",
        "rubrics.content_page:PracticeContentPage",
        "practice",
    ),
    PageEntry(
        "persona",
        QT_TRANSLATE_NOOP("Pages", "Persona"),
        "user-round",
        "rubrics.persona_page:PersonaPage",
        "practice",
    ),
    PageEntry(
        "persona-edit",
        QT_TRANSLATE_NOOP("Pages", "Change a persona"),
        "user-round",
        "rubrics.persona_edit_page:PersonaEditPage",
        "practice",
    ),
    PageEntry(
        "rubric",
        QT_TRANSLATE_NOOP("Pages", "Rubric"),
        "list-checks",
        "rubrics.rubric_page:RubricPage",
        "practice",
    ),
    PageEntry(
        "rubric-edit",
        QT_TRANSLATE_NOOP("Pages", "Change a rubric"),
        "list-checks",
        "rubrics.rubric_edit_page:RubricEditPage",
        "practice",
    ),
    PageEntry(
        "referrals",
        QT_TRANSLATE_NOOP("Pages", "Referrals"),
        "signpost",
        "referrals.referrals_page:ReferralsPage",
    ),
    PageEntry(
        "settings",
        QT_TRANSLATE_NOOP("Pages", "Settings"),
        "settings",
        "settings.settings_page:SettingsPage",
    ),
)
