"""What is never kept in a fact: passwords, keys, card numbers."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.engine.papers.secrets import SecretKind, refuse_secrets, secrets_in
from coach.errors import GoodTermsError

LETTERS = string.ascii_letters
WORDS = ("the", "yard", "gate", "invoices", "Ruth", "Adler", "holds", "June", "archive", "stock")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("password: hunter2", SecretKind.PASSWORD),
        ("Password is Sommer2026!", SecretKind.PASSWORD),
        ("pass: sunshine", SecretKind.PASSWORD),
        ("Passwort: Katze77", SecretKind.PASSWORD),
        ("Portal – password: Blue-Horse-9", SecretKind.PASSWORD),
        ("the password was opensesame; Ruth holds the other", SecretKind.PASSWORD),
        ("password: blue", SecretKind.PASSWORD),
        ("PIN 4711", SecretKind.PASSWORD),
        ("alarm – PIN: 0815", SecretKind.PASSWORD),
        ("api key = 8f2a-99x1", SecretKind.PASSWORD),
        ("https://ana:s3cret@example.com/x", SecretKind.PASSWORD),
        ("login ana / Xy7!kQ2zPw", SecretKind.RANDOM),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", SecretKind.RANDOM),
        ("d41d8cd98f00b204e9800998ecf8427e", SecretKind.RANDOM),
        ("AKIAIOSFODNN7EXAMPLE", SecretKind.TOKEN),
        ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", SecretKind.TOKEN),
        ("https://files.example.com/a?token=Zx81kQm2Lp", SecretKind.TOKEN),
        ("4111 1111 1111 1111", SecretKind.CARD),
        ("card 5500-0000-0000-0004, 07/28", SecretKind.CARD),
        ("378282246310005", SecretKind.CARD),
        ("api_key: 9f86d081884c", SecretKind.PASSWORD),
        ("API-Key: 9f86d081884c", SecretKind.PASSWORD),
        ("client_secret: x8Kd02mFq", SecretKind.PASSWORD),
        ("pw: Sommer2026!", SecretKind.PASSWORD),
        ("Wi-Fi key: sunflower99", SecretKind.PASSWORD),
        ("2FA code: 123456", SecretKind.PASSWORD),
        ("backup codes: 1234-5678", SecretKind.PASSWORD),
        ("password (admin): Sommer2026!", SecretKind.PASSWORD),
        ("Password for the server: Sommer2026!", SecretKind.PASSWORD),
        ("password\uff1a Sommer2026!", SecretKind.PASSWORD),
        ("pass word: Sommer2026!", SecretKind.PASSWORD),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", SecretKind.PRIVATE_KEY),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", SecretKind.PRIVATE_KEY),
    ],
)
def test_a_secret_is_heard(text: str, kind: SecretKind) -> None:
    found = secrets_in(f"Tax portal – Ruth Adler\n{text}")
    assert [secret.kind for secret in found] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "password: held by Ruth",
        "password safe – Ruth Adler",
        "Password: Ruth",
        "passwords are with Martin Osei",
        "password: changed on 12 May",
        "access key to the yard – Bo Lind",
        "licence key: with Ruth",
        "security code: ask Ruth",
        "secret: none",
        "Pin: 12 mm",
        "ski pass – reception",
        "Password – McDonald",
        "Passwords – our safe",
        "the pin board is in the hall",
        "Token of thanks is due",
        "password (admin): held by Ruth",
        "Password for the server: ask Ruth",
        "API keys: with Martin",
        "passes for the gate: 12",
        "codes of the alarm - Ruth",
        "backup codes: in the safe",
        "+49 170 1234567",
        "0170 123 45 67",
        "12.05.2026 – 31.3.2027",
        "order 4500012345",
        "PO-2026-000123-HALDEN-TOOLS",
        "Reference 1234567890123456",
        "Halden_Audit_2026_final_v2.xlsx",
        "https://drive.example.com/folders/1AbCdEf9GhIjKlMn0pQrSt",
        "ana.berg@example.com",
        "IBAN DE89 3704 0044 0532 0130 00",
        "8,400 euros",
        "WVWZZZ1JZXW000001",
        "550e8400-e29b-41d4-a716-446655440000",
        "4006381333931",
        "Microsoft365-Admin-Portal",
        "the May accounts and the audit file",
        "كلمة المرور عند روث",
    ],
)
def test_facts_of_a_hand_over_are_left_alone(text: str) -> None:
    assert secrets_in(text) == ()


def test_no_example_of_a_fact_is_a_secret(pack) -> None:
    for fact in pack.talk.facts:
        assert secrets_in(fact.example) == (), fact.id


def test_the_refusal_says_how_else_and_never_repeats_it() -> None:
    with pytest.raises(GoodTermsError) as refused:
        refuse_secrets("Portal, password: hunter2", "Access")
    assert "hunter2" not in str(refused.value)
    assert "“Access” holds what looks like a password" in refused.value.what
    assert "who holds it" in refused.value.todo


def luhn(digits: list[int]) -> int:
    """The digit that makes a card number of these pass."""
    doubled = [2 * each - 9 * (each > 4) for each in digits[::-1][::2]]
    return -(sum(doubled) + sum(digits[::-1][1::2])) % 10


@given(st.lists(st.integers(0, 9), min_size=14, max_size=14), st.sampled_from(["", " ", "-"]))
def test_every_card_number_is_heard_and_one_with_a_wrong_digit_is_not(
    middle: list[int], between: str
) -> None:
    digits = [4, *middle]
    for extra, heard in ((0, True), (1, False)):
        number = "".join(map(str, [*digits, (luhn(digits) + extra) % 10]))
        fours = between.join(number[start : start + 4] for start in range(0, 16, 4))
        kinds = [secret.kind for secret in secrets_in(f"card {fours} of Ruth")]
        assert kinds == ([SecretKind.CARD] if heard else [])


@given(
    st.sampled_from(["password", "Passphrase", "PIN code", "API key", "Kennwort"]),
    st.sampled_from([": ", " = ", ":", " is "]),
    st.text(LETTERS, min_size=3, max_size=12),
    st.integers(10, 9999),
)
def test_whatever_stands_behind_a_label_with_digits_is_heard(
    label: str, between: str, word: str, number: int
) -> None:
    assert secrets_in(f"{label}{between}{word}{number}")


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d %B %Y"]),
)
def test_no_date_is_a_secret(day: date, how: str) -> None:
    assert secrets_in(f"Deadline: {day.strftime(how)}") == ()


@given(st.from_regex(r"\+[1-9][0-9]{0,2}( [0-9]{2,4}){2,4}", fullmatch=True))
def test_no_telephone_number_is_a_secret(number: str) -> None:
    assert secrets_in(f"Ruth – {number}") == ()


@given(st.from_regex(r"(PO|INV|ORD)-?20[0-9]{2}-[0-9]{1,8}", fullmatch=True))
def test_no_order_number_is_a_secret(number: str) -> None:
    assert secrets_in(f"{number} – open") == ()


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_plain_words_are_no_secret(words: list[str]) -> None:
    assert secrets_in(" ".join(words)) == ()


@given(st.text(max_size=300))
def test_no_text_makes_it_stumble(text: str) -> None:
    for secret in secrets_in(text):
        assert 0 <= secret.start < secret.end <= len(text)


@given(st.integers(0, 9000))
def test_nothing_hides_in_a_long_text(place: int) -> None:
    text = "Ruth holds the yard gate. " * 400
    (found,) = secrets_in(f"{text[:place]} password: hunter2; {text[place:]}")
    assert found.end - found.start == len("hunter2")


LABELS = (
    "pass|password|passphrase|passcode|passwd|pass-word|pw|pwd|kennwort|passwort|mot de passe|"
    "contraseña|contrasena|senha|wachtwoord|adgangskode|lösenord|losenord|hasło|haslo|"
    "secret|client secret|client_secret|secret key|pin|pin code|pin number|puk|api key|"
    "access token|recovery code|security phrase|licence key|license key|master-key|backup code|"
    "2fa code|wi-fi key|wifi key|wlan key|auth token|authentication code|token|cvv|cvc"
)


@pytest.mark.parametrize("label", LABELS.split("|"))
def test_behind_each_label_a_password_is_heard(label: str) -> None:
    for between in (":", " =", " →", " -", " is", " was"):
        found = secrets_in(f"{label.title()}{between} Sommer2026!")
        assert [secret.kind for secret in found] == [SecretKind.PASSWORD], between
    assert secrets_in(f"x{label.replace(' ', '')}: sommer") == ()


INNOCENT = (
    "all and any ask asked at both by changed date day deleted done due each empty expired false "
    "for forgotten from gone handed held here him her his how in into it kept known later locked "
    "lost missing mobile more new nobody no none not now null off old on one only open our own "
    "paper pending post private reset returned revoked safe same secret see sent separate "
    "separately shared still stored tbd that the their them there they this to today true "
    "unchanged unknown us vault what when where who with withdrawn wrong yes you your"
)


@pytest.mark.parametrize("word", INNOCENT.split())
def test_a_word_that_says_where_it_is_is_no_password(word: str) -> None:
    assert secrets_in(f"password: {word}") == ()


@pytest.mark.parametrize("word", ["blue", "sommer"])
def test_any_other_word_of_four_letters_may_be_one(word: str) -> None:
    assert [each.kind for each in secrets_in(f"password: {word}")] == [SecretKind.PASSWORD]


def card(first: str, digits: int) -> str:
    """A number of so many digits that begins so and passes its own check."""
    for last in range(10):
        number = first.ljust(digits - 1, "7") + str(last)
        doubled = (sum(divmod(2 * int(each), 10)) for each in number[-2::-2])
        if (sum(map(int, number[-1::-2])) + sum(doubled)) % 10 == 0:
            return number
    raise AssertionError(first)


@pytest.mark.parametrize(
    ("digits", "first", "last"),
    [
        (14, 3000, 3059), (14, 3600, 3699), (14, 3800, 3999), (15, 3400, 3499), (15, 3700, 3799),
        (16, 4000, 4999), (16, 5100, 5599), (16, 2221, 2720), (16, 6011, 6011), (16, 6500, 6599),
        (16, 6200, 6299), (16, 3528, 3589), (17, 6200, 6299), (19, 6200, 6299),
    ],
)  # fmt: skip
def test_the_first_and_the_last_number_of_each_issuer(digits: int, first: int, last: int) -> None:
    for number in (first, last):
        (found,) = secrets_in(f"paid with {card(str(number), digits)} today")
        assert found.kind is SecretKind.CARD, number


@pytest.mark.parametrize(
    ("digits", "beside"),
    [
        (13, 4000), (14, 2999), (14, 3060), (14, 3599), (14, 3700), (14, 3799), (14, 4000),
        (15, 3399), (15, 3500), (15, 3699), (15, 3800), (16, 3527), (16, 3590), (16, 3999),
        (16, 5000), (16, 5099), (16, 5600), (16, 2220), (16, 2721), (16, 6010), (16, 6012),
        (16, 6199), (16, 6300), (16, 6499), (16, 6600), (17, 6199), (17, 6300),
    ],
)  # fmt: skip
def test_the_number_beside_is_no_card(digits: int, beside: int) -> None:
    assert secrets_in(f"order {card(str(beside), digits)} today") == ()


def test_the_refusal_says_what_to_do_and_never_repeats_it() -> None:
    kinds = {
        "password: hunter2": "a password",
        "-----BEGIN RSA PRIVATE KEY-----": "a private key",
        "AKIAIOSFODNN7EXAMPLE": "an access key",
        "4111 1111 1111 1111": "a card number",
        "d41d8cd98f00b204e9800998ecf8427e": "a password or a key",
    }
    for text, kind in kinds.items():
        with pytest.raises(GoodTermsError) as refused:
            refuse_secrets(text, "Access list")
        assert str(refused.value) == (
            f"“Access list” holds what looks like {kind}. It was not kept, and it goes into no "
            "paper. Write only what it opens and who holds it. Hand the thing itself over by word "
            "of mouth or in a password safe, and have it changed after the last day."
        )
