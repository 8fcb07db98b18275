def injected() -> bool:
    return True
