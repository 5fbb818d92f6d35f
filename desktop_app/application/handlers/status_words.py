"""The words that a plan has of its own for 進捗区分."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from desktop_app.application.commands.plan import UseStatusWords
from desktop_app.application.handlers.checks import check_text
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.domain.errors import InvalidValue
from desktop_app.domain.order_key import keys_between
from desktop_app.domain.plan import StatusWord
from desktop_app.domain.progress import Status


def use_status_words(command: UseStatusWords, situation: Situation) -> Outcome:
    """Exactly these words, in the order in which they are told; what stays keeps its id."""
    told = tuple(_told(command))
    held = {word.status: word for word in reversed(situation.plan.status_words)}
    keys = keys_between("", "", len(told))
    words = tuple(_placed(each, key, held, situation) for each, key in zip(told, keys, strict=True))
    if words == situation.plan.status_words:
        return Outcome(situation.plan)
    new = tuple(word.id for word in words if word.status not in held)
    return Outcome(replace(situation.plan, status_words=words), new_ids=new)


def _told(command: UseStatusWords) -> Iterator[StatusWord]:
    for status in dict.fromkeys((*command.words, *command.definitions)):
        if status not in set(Status):
            raise InvalidValue("invalid_value", field="status", value=status)
        word = command.words.get(status, "").strip()
        definition = command.definitions.get(status, "").strip()
        check_text("word", word)
        check_text("definition", definition)
        if word or definition:
            yield StatusWord(0, "", status, word, definition)


def _placed(
    word: StatusWord, key: str, held: dict[str, StatusWord], situation: Situation
) -> StatusWord:
    former = held.get(word.status)
    return replace(word, id=former.id if former else situation.new_id(), key=key)
