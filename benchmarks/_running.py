def covered() -> bool:
    return True


def cancelled_after() -> bool:
    return True


def scored() -> bool:
    return True
