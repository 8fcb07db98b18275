"""Falsehoods of the fifth list that tell more than the change: motives, law, advice, weight, history, other documents."""

from benchmarks.verifier.falsehoods.fifth_list import heads, tails
from benchmarks.verifier.falsehoods.material import Material
from core.model.change import Significance


def heavy(material: Material) -> bool:
    """Of high significance, so that a sentence which plays it down is false."""
    return material.case.least is Significance.HIGH


def light(material: Material) -> bool:
    """Of low significance or none, so that a sentence which plays it up is false."""
    return material.case.least in (Significance.NONE, Significance.LOW)


def one_change(material: Material) -> bool:
    """Whether the sentence cites one change alone."""
    return len(material.draft.changes) == 1


tails(
    "motive: told as known",
    (
        ", чтобы избежать споров",
        ", чтобы сэкономить средства",
        " ради защиты более слабой стороны",
        ", что отражает новую политику",
        " с целью ускорить работу",
    ),
    (
        ", to avoid disputes",
        ", to save costs",
        " for the sake of the weaker party",
        ", which reflects a new policy",
        " in an effort to speed things up",
    ),
)
tails(
    "motive: hedged",
    (
        ", видимо, из-за роста цен",
        ", вероятно, потому что прежние условия не выполнялись",
        ", судя по всему, по настоянию юристов",
        ", скорее всего, ради удобства",
        ", по-видимому, после проверки",
    ),
    (
        ", probably because of inflation",
        ", presumably because the earlier terms were not met",
        ", apparently at the insistence of the lawyers",
        ", most likely for convenience",
        ", it seems after an audit",
    ),
)
tails(
    "effect: hedged",
    (
        ", что, вероятно, приведёт к задержкам",
        ", из-за чего могут возникнуть споры",
        ", и это, скорее всего, увеличит расходы",
        ", что может отпугнуть клиентов",
    ),
    (
        ", which will probably lead to delays",
        ", which might give rise to disputes",
        ", and this is likely to increase costs",
        ", which could put off customers",
    ),
)
tails(
    "error: the change is a slip",
    (", видимо, опечатка", ", что похоже на ошибку", ", по всей вероятности, по недосмотру", ", очевидно, случайно"),
    (", apparently a typo", ", which looks like a mistake", ", in all likelihood an oversight", ", evidently by accident"),
)
tails(
    "law: void or unlawful",
    (
        ", что делает условие ничтожным",
        ", что противоречит закону",
        ", и это незаконно",
        ", поэтому договор можно оспорить",
        ", что нарушает права потребителя",
    ),
    (
        ", which makes the clause void",
        ", which is against the law",
        ", and this is illegal",
        ", so the contract can be challenged",
        ", which breaches consumer law",
    ),
)
tails(
    "law: complied with",
    (
        ", как того требует Гражданский кодекс",
        " во исполнение закона",
        ", что соответствует законодательству",
    ),
    (
        ", as the Civil Code requires",
        " to comply with the law",
        ", which complies with the regulations",
    ),
    but=r"закон|кодекс|правил|law|code|rules|regulation",
)
tails(
    "advice: to the reader",
    (
        ", поэтому подписывать не следует",
        ", и с этим стоит согласиться",
        "; рекомендуем отклонить",
        ", так что беспокоиться не о чем",
    ),
    (
        ", so do not sign it",
        ", and this should be accepted",
        "; we recommend rejecting it",
        ", so there is nothing to worry about",
    ),
)
tails(
    "weight: only the wording",
    (
        ", но смысл остался прежним",
        "; по существу ничего не изменилось",
        ", это лишь уточнение формулировки",
        ", чисто технически",
    ),
    (
        ", but the meaning is the same",
        "; in substance nothing changed",
        ", which only clarifies the wording",
        ", a purely technical edit",
    ),
    fits=heavy,
)
tails(
    "weight: trifling",
    (", что несущественно", ", и это мелочь", ", что ни на что не влияет", ", без последствий для сторон"),
    (", which is immaterial", ", and this is a trifle", ", which affects nothing", ", without consequences for the parties"),
    fits=heavy,
)
tails(
    "weight: grave",
    (", и это коренным образом меняет договор", ", что крайне опасно", ", а это ключевое изменение", ", что меняет всё"),
    (
        ", which fundamentally changes the contract",
        ", which is extremely dangerous",
        ", and this is the key change",
        ", which changes everything",
    ),
    fits=light,
)
tails(
    "history: again",
    (" снова", " в очередной раз", ", как было первоначально", ", то есть возвращено прежнее условие", " уже во второй раз"),
    (" once again", " yet again", ", as it was originally", ", so that an earlier term is restored", " for the second time"),
)
heads(
    "history: again, said first",
    ("Снова:", "После долгих переговоров", "Как и в прошлом году,", "В очередной раз"),
    ("Once again,", "After long negotiations,", "As in the year before,", "Yet again,"),
)
tails(
    "effect: on what is past",
    (
        ", и это распространяется на ранее заключённые договоры",
        ", в том числе задним числом",
        ", включая уже начатые дела",
        " с обратной силой",
    ),
    (
        ", and this applies to contracts already concluded",
        ", even retroactively",
        ", including matters already begun",
        " with retroactive effect",
    ),
)
tails(
    "status: not yet so",
    (", но изменение ещё не вступило в силу", " в виде предложения", ", если это утвердят", " в порядке эксперимента"),
    (", but the change is not yet in force", " by way of a proposal", ", if it is approved", " on a trial basis"),
)
tails(
    "document: another one",
    (" в счёте", " в доверенности", " в дополнительном соглашении", " в протоколе разногласий", " в спецификации"),
    (
        " in the invoice",
        " in the power of attorney",
        " in the supplementary agreement",
        " in the side letter",
        " in the specification",
    ),
    but=r"сч[её]т|доверен|соглашен|протокол|спецификац|invoice|attorney|agreement|letter|specification",
)
heads(
    "count: so many changes",
    ("Внесено пять изменений:", "Сделаны четыре правки:", "Изменены семь условий:", "Первое из шести изменений:"),
    ("Five changes were made:", "There are four edits:", "Seven terms were changed:", "The first of six changes:"),
    fits=one_change,
)
tails(
    "count: the only change",
    (
        ", и это единственное изменение",
        "; больше ничего не изменилось",
        ", других правок нет",
        ", всё остальное осталось прежним",
    ),
    (
        ", and this is the only change",
        "; nothing else was changed",
        ", there are no other edits",
        ", everything else stayed the same",
    ),
)
tails(
    "comparison: with what is usual",
    (
        ", что выше среднего по рынку",
        ", как принято в отрасли",
        ", а это обычная практика",
        ", что необычно для таких документов",
    ),
    (
        ", which is above the market average",
        ", as is usual in the industry",
        ", which is standard practice",
        ", which is unusual for such documents",
    ),
)
tails(
    "comparison: with the other party",
    (", в отличие от другой стороны", ", как и у другой стороны", ", больше, чем у другой стороны", ", наравне с остальными"),
    (
        ", unlike the other party",
        ", the same as for the other party",
        ", more than the other party has",
        ", on a par with everybody else",
    ),
    but=r"друг|other party|остальн",
)
tails(
    "voice: us",
    (", что выгодно нам", ", и мы на это согласились", ", а для нашей компании ничего не меняется", ", что мы и просили"),
    (", which suits us", ", and we have agreed to it", ", while nothing changes for our company", ", which is what we asked for"),
)
tails(
    "language: half in the other",
    (", which is important", " (see the new version)", ", that is all", " instead of the previous one"),
    (", что важно", " (см. новую редакцию)", ", то есть больше", " вместо прежнего"),
)
