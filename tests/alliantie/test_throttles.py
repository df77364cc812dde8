import threading

import pytest
import time_machine
from django.core.cache import caches

from alliantie import throttles
from alliantie.throttles import ThrottledError, hit


@pytest.fixture(autouse=True)
def _throttles_of_a_fresh_day() -> None:
    """Count by the clock of these tests."""


def allowed(key="a@example.org", scope="contact", limit=3, seconds=60) -> bool:
    try:
        hit(scope=scope, key=key, limit=limit, seconds=seconds)
    except ThrottledError:
        return False
    return True


def test_limit_holds_for_one_key_in_one_scope_and_passes_with_time():
    with time_machine.travel("2026-11-24T12:00:01Z", tick=False) as now:
        assert [allowed() for _ in range(4)] == [True, True, True, False]
        assert allowed(key="b@example.org")
        assert allowed(scope="reset")
        now.shift(60)
        assert allowed()


@pytest.mark.parametrize(
    ("seconds", "said"), [(60, "een minuut"), (600, "10 minuten"), (24 * 3600, "24 uur")]
)
@time_machine.travel("2026-11-24T00:00:01Z", tick=False)
def test_sentence_says_how_long_to_wait(seconds, said):
    hit(scope="s", key="k", limit=1, seconds=seconds)
    with pytest.raises(ThrottledError, match=said) as refused:
        hit(scope="s", key="k", limit=1, seconds=seconds)
    assert refused.value.seconds <= seconds


def test_address_is_not_kept_readable(monkeypatch):
    kept = []
    monkeypatch.setattr(throttles, "_counted", lambda name, _seconds: kept.append(name) or 1)
    hit(scope="s", key="anna@example.org", limit=1, seconds=60)
    assert "anna" not in kept[0]


def test_counting_in_files_is_exact_with_many_at_once(settings, tmp_path, monkeypatch):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(tmp_path / "cache"),
        }
    }
    monkeypatch.setattr(throttles, "cache", caches["default"])
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(allowed(limit=10, seconds=3600)))
        for _ in range(24)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results.count(True) == 10
