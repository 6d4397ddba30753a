"""Several people edit one thing at once: no text that was saved is overwritten by somebody who did not see it.

`make edits` does it a thousand times.
"""

from __future__ import annotations

from tests.web.editing import interleaved, people_at_it, things


def test_whoever_saves_what_another_changed_is_shown_both_and_nothing_is_lost(own_database):
    browsers = people_at_it(3)
    counts = [interleaved(each, browsers, 1, seed) for seed, each in enumerate(things())]
    assert [words for each in counts for words in each.lost] == []
    assert sum(each.refused for each in counts) > 0
