"""Jobs that a machine had which is gone, killed or cut off for good: other machines do them again.

No clock says that it is gone, since clocks jump and differ. Every worker looks at the others once a minute; one whose
word stays the same for ten looks in a row, while the database was there all the time, is gone.
"""

from __future__ import annotations

from datetime import datetime

from django_tasks_db.models import DBTaskResult

from requests.doctor.machines import name_of_this
from requests.management.jobs import owner_of, release
from requests.models import Machine

LOOKS = 10


class GoneMachines:
    """What one worker saw of the others."""

    def __init__(self) -> None:
        self._unchanged: dict[str, tuple[datetime | None, int]] = {}

    def look(self, at: datetime) -> int:
        """Once more, and put back what those that are gone had; how many jobs."""
        before, self._unchanged = self._unchanged, {}  # should the database go away under it, it begins anew
        had = {result: owner_of(result).partition(":")[0] for result in DBTaskResult.objects.running()}
        heard = dict(Machine.objects.values_list("name", "seen_at"))
        for name in set(had.values()) - {name_of_this()}:
            said, looks = before.get(name, (None, 0))
            same = name in before and said == heard.get(name)
            self._unchanged[name] = (heard.get(name), looks + 1 if same else 0)
        gone = {name for name, (_, looks) in self._unchanged.items() if looks >= LOOKS}
        left = [result for result, name in had.items() if name in gone]
        for result in left:
            release(result)
        return len(left)
