"""The single checks of a sentence against the evidence of its changes, one noun a module. Each `hold` says whether it stands.

The modules by what they ask; the first line of each says what it holds, docs/analysis.md all rules.

- What all share: `scope` (a sentence beside its changes) and `ground` (what these hold).
- Figures: `amounts`, `exact`, `measured`, `natures`, `sizes`, `glosses`, `rhythm`, `majorities`, `charges`, `extremes`,
  `spans`, `opposed`; what one is of: `topics`, `bearers`, `rivals`, `bases`, `deeds`.
- Who: `subjects`, `agents`, `getting`, `telling`, `payers`, `owners`, `holders`, `handing`,
  `dealings` (who gives and who takes, shared), `parties` (who is opposite to whom), `selves`, `doers`,
  `names`.
- May and must: `duties`, `needs`, `bans`, `binding`, `allowance`, `exclusive`, `exceptions`, `cases`,
  `quantifiers`.
- Yes and no: `denials`, `conditions` (what one side asks for),
  `inclusion`, `endings`, `opposites`.
- What happened: `novel`, `directions`, `severity`, `replaced`, `lasting`, `possible`, `framing`, `conclusions`, `effects`,
  `asked`, `reasons`.
- What it means for somebody: `bearing` (for whom a change is harder), `weights` (which way the words of an opinion weigh),
  `opinions`.
- Which goes with which: `pairs`, `attachments`, `relations`, `together`, `crossed`, `lists`, `wholes`, `versions`.
- Words and places: `vocabulary`, `siblings`, `extras`, `whereabouts`, `beyond`, `quotes`, `cited`, `remarks`, `asides`.
"""

from core.analysis.checks.scope import Scope

__all__ = ["Scope"]
