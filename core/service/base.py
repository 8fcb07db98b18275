"""What the use cases share: their collaborators and the checks of rights."""


class UseCases:
    """The root of the nouns."""
