"""How a call to the model ends when it is no longer wanted."""


class Stopped(Exception):
    """Raised by `LanguageModel.ask` once `cancelled` said so; the stream is closed by then. Never leaves this package."""
