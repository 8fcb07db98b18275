from core.errors import WrongType


def read(data, *, name, options):
    raise WrongType
