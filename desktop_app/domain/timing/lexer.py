"""Folded text to tokens: longest word first, numbers in digits or 漢数字, one pass."""

from msgspec import Struct

from desktop_app.domain.timing.vocabulary import LONGEST, VOCABULARY, K

_KANJI_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_KANJI_DIGITS |= {"零": 0, "○": 0}
_KANJI_TENS = {"十": 10, "百": 100, "千": 1000}
_KANJI = frozenset(_KANJI_DIGITS) | frozenset(_KANJI_TENS)
_COUNTED = frozenset("年月日回度週期旬四半つ時分Q")
_COUNTED_MONTHS = frozenset("かカヵヶケ箇個ゕゖ")
_UNIT_SIGNS = "年月日回度週期時"
_LONGEST_NUMBER = 8


class Token(Struct, frozen=True):
    """A stretch of the key with its class; `value` is a number, `tag` says which word it was."""

    kind: K
    text: str
    start: int
    end: int
    value: int = 0
    tag: str = ""


def tokenise(key: str) -> tuple[Token, ...]:
    """Cut the whole key into tokens; what no word knows becomes OTHER."""
    tokens: list[Token] = []
    at = 0
    while at < len(key):
        token = _next_token(key, at, tokens[-1] if tokens else None)
        if token.kind is K.OTHER and tokens and tokens[-1].kind is K.OTHER:
            first = tokens.pop().start
            token = Token(K.OTHER, "", first, token.end)
        tokens.append(token)
        at = token.end
    return tuple(_with_text(token, key) for token in tokens)


def _with_text(token: Token, key: str) -> Token:
    if token.kind is not K.OTHER:
        return token
    return Token(K.OTHER, key[token.start : token.end], token.start, token.end)


def _next_token(key: str, at: int, before: Token | None) -> Token:
    character = key[at]
    if character == " ":
        return Token(K.GAP, " ", at, at + 1)
    if "0" <= character <= "9":
        return _number(key, at)
    if character == "'":
        return _apostrophe(key, at)
    if character.isascii() and character.isalpha():
        return _latin(key, at)
    after_number = before is not None and before.kind is K.NUM
    return _kanji_number(key, at, before) or _word(key, at, after_number=after_number)


def _number(key: str, at: int) -> Token:
    end = at
    while end < len(key) and "0" <= key[end] <= "9":
        end += 1
    if end - at > _LONGEST_NUMBER:
        return Token(K.OTHER, "", at, end)
    if key[at:end] == "4" and key.startswith("半期", end) and key[at - 1 : at] != "第":
        return Token(K.QUARTER, "四半期", at, end + 2)
    return _clock(key, at, end) or Token(K.NUM, key[at:end], at, end, int(key[at:end]))


def _clock(key: str, at: int, end: int) -> Token | None:
    """Tell 10:00 and 10時, which are times of day and no dates."""
    if end - at > 2:
        return None
    rest = key[end : end + 3]
    minutes = rest[1:]
    if rest[:1] == ":" and len(minutes) == 2 and minutes.isascii() and minutes.isdigit():
        following = key[end + 3 : end + 4]
        if following and (following.isdigit() or following in "/月年."):
            return None
        return Token(K.CLOCK, key[at : end + 3], at, end + 3)
    return _spoken_clock(key, at, end)


def _spoken_clock(key: str, at: int, end: int) -> Token | None:
    if key[end : end + 1] != "時" or key[end : end + 2] in ("時間", "時点"):
        return None
    end += 1
    if key[end : end + 1] == "半":
        return Token(K.CLOCK, key[at : end + 1], at, end + 1)
    minutes = end
    while minutes < len(key) and minutes - end < 2 and key[minutes].isdigit():
        minutes += 1
    if minutes > end and key[minutes : minutes + 1] == "分":
        end = minutes + 1
    return Token(K.CLOCK, key[at:end], at, end)


def _apostrophe(key: str, at: int) -> Token:
    digits = key[at + 1 : at + 3]
    if (
        len(digits) == 2
        and digits.isascii()
        and digits.isdigit()
        and not key[at + 3 : at + 4].isdigit()
    ):
        return Token(K.NUM, digits, at, at + 3, int(digits), "apostrophe")
    return Token(K.OTHER, "", at, at + 1)


def _latin(key: str, at: int) -> Token:
    end = _end_of_letters(key, at, at + LONGEST + 1)
    word = key[at:end].upper()
    if word in ("N",) and key[at : at + 3].upper() == "N/A":
        return Token(K.UNDETERMINED, key[at : at + 3], at, at + 3, 0, "undetermined")
    if word in VOCABULARY:
        kind, value, tag = VOCABULARY[word]
        dotted = kind is K.ERA and key[end : end + 1] == "." and key[end + 1 : end + 2].isdigit()
        return Token(kind, word, at, end + dotted, value, tag)  # R.5.4.1
    longer = _word(key, at)
    if longer.kind is not K.OTHER:
        return longer
    return Token(K.OTHER, "", at, _end_of_letters(key, end, len(key)))


def _end_of_letters(key: str, at: int, limit: int) -> int:
    """Find the end of a run of Latin letters, no further than a limit that keeps cost linear."""
    while at < min(limit, len(key)) and key[at].isascii() and key[at].isalpha():
        at += 1
    return at


def _word(key: str, at: int, *, after_number: bool = False) -> Token:
    """Take the longest word; behind a number a unit wins over an act (4月 + 例会, 1日 + 付)."""
    for length in range(min(LONGEST, len(key) - at), 0, -1):
        found = VOCABULARY.get(key[at : at + length])
        hides_unit = after_number and length > 1 and key[at] in _UNIT_SIGNS
        if found is not None and not (hides_unit and found[0] is K.ACT):
            kind, value, tag = found
            return Token(kind, key[at : at + length], at, at + length, value, tag)
    return Token(K.OTHER, "", at, at + 1)


def _kanji_number(key: str, at: int, before: Token | None) -> Token | None:
    if before is not None and before.kind is K.ERA and key[at] == "元":
        return Token(K.NUM, "元", at, at + 1, 1)
    end = at
    while end < len(key) and key[end] in _KANJI and end - at <= _LONGEST_NUMBER:
        if end > at and key.startswith("四半期", end):
            break
        end += 1
    if end == at or key.startswith("四半期", at) or not _is_counted(key, at, end, before):
        return None
    value = _kanji_value(key[at:end])
    return None if value is None else Token(K.NUM, str(value), at, end, value)


def _is_counted(key: str, at: int, end: int, before: Token | None) -> bool:
    """Tell 「三月」 from 「三者」: a number has a unit behind, or 第, an era or a sign before."""
    following = key[end : end + 1]
    if _names_a_thing(key, at, end):
        return False
    if following in _COUNTED or key[end : end + 2] in {sign + "月" for sign in _COUNTED_MONTHS}:
        return bool(following)
    if before is not None and before.kind is K.NTH:
        return not (following and "一" <= following <= "鿿")
    return (before is not None and before.kind is K.ERA) or _leads_a_run(key, end)


def _leads_a_run(key: str, end: int) -> bool:
    return key[end : end + 1] in ("~", "・", "、") and key[end + 1 : end + 2] in _KANJI


def _names_a_thing(key: str, at: int, end: int) -> bool:
    """Tell words that only look counted: 一時的, 一度に, 十分, 〇〇年."""
    if set(key[at:end]) <= {"〇", "○"}:
        return True
    return key[end - 1 : end + 1] in ("一時", "十分", "同一", "一期") or key.startswith("一部", at)


def _kanji_value(text: str) -> int | None:
    if not any(character in _KANJI_TENS for character in text):
        return int("".join(str(_KANJI_DIGITS[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _KANJI_TENS:
            total += max(digit, 1) * _KANJI_TENS[character]
            digit = 0
        else:
            digit = digit * 10 + _KANJI_DIGITS[character]
    return total + digit
