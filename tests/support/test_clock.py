"""The clock tells the user's own time."""

import datetime

from desktop_app.support import clock


def test_now_is_local_time_without_an_offset_and_today_is_its_day() -> None:
    now = clock.now()
    machine = datetime.datetime.now(tz=datetime.UTC).astimezone().replace(tzinfo=None)
    assert now.tzinfo is None
    assert abs(machine - now) < datetime.timedelta(minutes=1)
    assert clock.today() in (now.date(), now.date() + datetime.timedelta(days=1))
