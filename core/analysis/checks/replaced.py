"""What was replaced is not there any more: "a test has replaced the training", where both are asked for now."""

from core.analysis.checks.scope import Scope, content
from core.analysis.claims import passive
from core.analysis.lexicon import Act
from core.model.document import Side


def hold(scope: Scope) -> bool:
    """Of «A заменил B», "A has replaced B" in words alone; values and quotes are checked by side."""
    if not any(Act.REPLACE in acts for acts in scope.claims.acts.values()):
        return True
    items = scope.claims.items
    for verb in items:
        if Act.REPLACE not in verb.acts or passive(verb, items):
            continue
        mine = [one for one in items if one.clause == verb.clause]
        gone = [one.word for one in mine if one.side is Side.OLD and one.fixed and content(one)]
        if gone and not any(one.carries for one in mine) and all(word and scope.known(word, Side.NEW) for word in gone):
            return False
    return True
