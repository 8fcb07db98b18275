"""What every stage of one analysis works from, and how its result is made up; the same for changes, a question, one version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.analysis.asking import Asker
from core.analysis.budget import Budget
from core.analysis.cache import BatchCache
from core.analysis.context import Citable
from core.analysis.options import AnalysisOptions, Tools
from core.analysis.prompts import PROMPT_VERSION
from core.analysis.salt import salt_of
from core.analysis.verdicts import Judge, counted
from core.analysis.verify import Verifier
from core.model.analysis import Analysis, AnalysisStatus, NotAnalysed, Statement
from core.ports import ModelInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Who is asked, who judges what is said, where it is kept, how much one prompt holds.

    `salt`: all that an answer depends on besides what it is asked about; it is part of every key of `cache`.
    """

    info: ModelInfo
    asker: Asker
    judge: Judge
    cache: BatchCache
    salt: tuple[object, ...]
    budget: Budget

    @classmethod
    def of(cls, citable: Citable, tools: Tools, options: AnalysisOptions) -> "Basis":
        """For sentences that cite what is `citable`. Asks the server for the model's window and digest; raises ModelError."""
        info = tools.model.show(options.model)
        asker = Asker.of(info, tools, options)
        return cls(
            info=info,
            asker=asker,
            judge=_judge(citable, asker),
            cache=tools.cache,
            salt=salt_of(asker, info),
            budget=Budget(num_ctx=asker.num_ctx, language=options.language),
        )

    def citing(self, citable: Citable) -> "Basis":
        """The same for sentences that cite other things."""
        return replace(self, judge=_judge(citable, self.asker))

    @property
    def room(self) -> int:
        """Tokens that a prompt has for its lines; none or fewer where the window holds no more than the task itself."""
        return self.budget.prompt - self.budget.tokens(self.asker.fixed)

    def result(
        self,
        status: AnalysisStatus,
        of: tuple[int, int],
        *,
        summary: Sequence[Statement] = (),
        statements: Sequence[Statement] = (),
        not_analysed: Sequence[NotAnalysed] = (),
    ) -> Analysis:
        """`of`: how many changes or blocks were read, and of how many."""
        analysed, total = of
        return Analysis(
            model=self.asker.model,
            status=status,
            analysed=analysed,
            total=total,
            not_analysed=tuple(not_analysed),
            summary=tuple(summary),
            statements=tuple(statements),
            rates=counted([*summary, *statements]),
            language=self.asker.language,
            digest=self.info.digest,
            prompt_version=PROMPT_VERSION,
        )


def _judge(citable: Citable, asker: Asker) -> Judge:
    return Judge(verifier=Verifier(citable, asker.language, asker.tools.find_values), rules=citable.changes)
