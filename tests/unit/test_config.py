"""Settings from the environment."""

from pathlib import Path

import pytest

from core.config import read_config
from core.errors import SetupError


def test_defaults() -> None:
    config = read_config({})
    assert config.home == Path("data").resolve()
    assert (config.port, config.worker_concurrency) == (8501, 1)
    assert config.redis_url is None
    assert config.database == f"sqlite:///{config.home / 'sverka.db'}"
    assert not config.ollama_url_fixed


def test_the_environment_wins() -> None:
    config = read_config({"SVERKA_HOME": "/x", "SVERKA_DATABASE_URL": "postgresql://h/d", "SVERKA_OLLAMA_URL": "http://h:1"})
    assert config.home == Path("/x")
    assert config.database == "postgresql://h/d"
    assert config.ollama_url_fixed


@pytest.mark.parametrize("value", ["0", "65536", "-1", "x", "1.5", " "])
def test_a_port_that_is_none_is_refused_by_name(value: str) -> None:
    with pytest.raises(SetupError) as caught:
        read_config({"SVERKA_PORT": value})
    assert "SVERKA_PORT" in caught.value.message("ru")
    assert value in caught.value.message("en")
