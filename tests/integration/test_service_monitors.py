"""The token for the figures: made and changed by administrators, shown once, kept as a hash, told in the audit."""

import pytest

from core.errors import Forbidden
from core.storage import preferences
from tests.stored import Stand


def test_a_token_is_good_until_the_next_one_is_made_or_it_is_dropped(stand: Stand) -> None:
    service, admin = stand.service, stand.admin
    assert not service.monitor_access(admin).made
    assert not service.monitor_may_ask("")
    first = service.make_monitor_token(admin)
    assert service.monitor_access(admin).made
    assert service.monitor_may_ask(first)
    assert not service.monitor_may_ask(first + "x")
    second = service.make_monitor_token(admin)
    assert (service.monitor_may_ask(first), service.monitor_may_ask(second)) == (False, True)
    service.drop_monitor_token(admin)
    assert not service.monitor_access(admin).made
    assert not any(map(service.monitor_may_ask, (first, second, "")))


def test_it_is_kept_as_a_hash_and_told_in_the_audit(stand: Stand) -> None:
    token = stand.service.make_monitor_token(stand.admin)
    stand.service.drop_monitor_token(stand.admin)
    stand.service.make_monitor_token(stand.admin)
    with stand.service.parts.database.read() as tx:
        assert token not in str(preferences.load(tx, preferences.SYSTEM))
    told = [one for one in stand.service.audit(stand.admin) if one.action.startswith("monitor.")]
    assert sorted(one.action for one in told) == ["monitor.close", "monitor.token", "monitor.token"]
    assert token not in str(told)


def test_saving_the_settings_leaves_it_good(stand: Stand) -> None:
    token = stand.service.make_monitor_token(stand.admin)
    stand.service.save_settings(stand.admin, stand.service.settings(stand.admin))
    assert stand.service.monitor_may_ask(token)


def test_it_is_for_administrators(stand: Stand) -> None:
    anna = stand.user("anna")
    for act in (stand.service.monitor_access, stand.service.make_monitor_token, stand.service.drop_monitor_token):
        with pytest.raises(Forbidden):
            act(anna)
