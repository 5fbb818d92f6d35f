"""Handlers of the commands on versions and on changes of 実施時期 after submission."""

from __future__ import annotations

from desktop_app.application.commands.version import VersionCommand
from desktop_app.application.handlers.situation import Outcome, Situation
from desktop_app.domain.errors import DomainError


def handle_version(command: VersionCommand, situation: Situation) -> Outcome:
    """Carries out a command on versions."""
    raise DomainError("not_yet")
