"""What values are values of, in both languages, and the words that say so.

A subject begins a line: kind (T: period or date, S: sum or percent, P: percent, M: money, C: number or quantity), Russian, its
gender, English, the first three letters of the words that its patterns begin with. Its patterns follow, one a line;
<8> stands for at most eight words, <in> for «в течение» and its like.
"""

from typing import Final

SUBJECTS: Final = r"""
T; Срок оплаты; m; The payment term; сро опл пер pay inv
    срок\w* (?:оплаты|платежа|расч[её]тов)
    (?:оплат\w+|оплачива\w+|перечисля\w+)<10><in>
    payment (?:term|period|deadline)
    (?:pay|pays|paid|payable|payment|payments|invoices?)<10>within
T; Срок поставки; m; The delivery term; сро пос del
    срок\w* поставки
    (?:поставка|поставляет\w*|поставить|поставляется)<8><in>
    delivery (?:term|period|time|date)
    (?:deliver|delivery|delivered)<8>within
T; Срок выполнения работ; m; The time for completion of the works; сро раб вып tim com
    срок\w* (?:выполнения|производства|завершения) работ
    (?:работы|выполнить работы)<8><in>
    time for completion
    completion (?:date|period)
T; Срок оказания услуг; m; The term of services; сро
    срок\w* оказания услуг
T; Гарантийный срок; m; The warranty period; гар сро war gua
    гарантийн\w+ (?:срок\w*|период\w*)
    срок\w* гарантии
    гаранти\w+ (?:на \w+ )?(?:составляет|действует|предоставляется)
    warranty (?:period|term)
    guarantee period
    (?:warranty|guarantee)<3>(?:lasts?|runs?|is valid)
T; Срок действия договора; m; The term of the agreement; сро дог сог кон ter dur agr con
    (?:договор|соглашение|контракт)<4>действует(?! (?:до|по))
    (?:agreement|contract)<4>(?:remains?|continues?|be) in (?:force|effect)
    срок\w* действия (?:настоящего )?(?:договора|соглашения|контракта)
    (?:term|duration) of (?:this|the) (?:agreement|contract)
    (?:agreement|contract) (?:is|shall be) (?:valid|in force)
T; Срок действия; m; The term; ter ini
    (?:initial )?term(?= (?:is|shall be|of)(?!\w))
T; Срок действия; m; The validity period; сро val
    срок\w* действия
    (?:validity|valid) (?:period|for)
T; Срок аренды; m; The lease term; сро lea ter
    срок\w* аренды
    lease (?:term|period)
    term of (?:the|this) lease
T; Отпуск; m; The leave; отп lea vac
    отпуск\w*
    (?:annual )?leave(?= (?:of|is|shall))
    vacation(?!\w)
T; Испытательный срок; m; The probation period; исп pro
    испытательн\w+ срок\w*
    probation(?:ary)? period
T; Срок хранения; m; The retention period; сро хра ret sto kep
    (?:stored|kept)<4>for
    срок\w* хранения
    хран\w+ в течение
    retention period
    retain\w*<6>for
T; Срок рассмотрения; m; The review period; сро рас rev пре зая обр жал
    (?:претензи|заявк|заявлени|обращени|жалоб)\w+<4>рассм\w+
    срок\w* рассмотрения
    рассм\w+<6>в течение
    review period
T; Срок уведомления; m; The notice period; сро уве изв пре not
    срок\w* уведомления
    (?:уведом|извест|извещ|предупре)\w*<8>(?:за|в течение|не позднее)
    notice period
    (?:notice|notify)<8>(?:of|within|least|than)
T; Продолжительность; f; The duration; про dur
    продолжительност\w+
    duration
T; Срок ответа; m; The response time; сро res
    срок\w* ответа
    response time
T; Отсрочка платежа; f; The deferral of payment; отс def
    отсрочк\w+(?: платежа)?
T; Срок исковой давности; m; The limitation period; сро lim
    срок\w* исковой давности
    limitation period
T; Срок подачи; m; The filing period; сро
    срок\w* подачи
S; Лимит ответственности; m; The liability cap; отв раз lia
    (?:ответственность|размер ответственности)<8>(?:ограничен\w*|не (?:может )?превыша\w+)
    (?:liability|liable)<10>(?:exceed|limited to|more than|capped at)
    liability cap
S; Цена договора; f; The contract price; цен con pur pri
    цен[аеуыой]{1,2} (?:настоящего )?(?:договора|контракта)
    (?:contract|purchase) price
    price of (?:the|this) (?:contract|agreement)
S; Стоимость работ; f; The price of the works; сто
    стоимост\w+ (?:\w+ )?работ
S; Стоимость услуг; f; The price of the services; сто
    стоимост\w+ (?:\w+ )?услуг
S; Стоимость товара; f; The price of the goods; сто цен
    стоимост\w+ (?:\w+ )?товар\w+
    цен[аеуы] (?:\w+ )?товар\w+
S; Сумма договора; f; The contract sum; сум con
    сумм[аыеу] (?:настоящего )?(?:договора|контракта)
    contract sum
S; Арендная плата; f; The rent; аре ren mon ann bas
    арендн\w+ плат\w+
    (?:monthly |annual |base )?rent(?:al)?(?: fee)?(?!\w)
S; Обеспечительный платёж; m; The security deposit; обе sec
    обеспечительн\w+ плат[её]ж\w*
    security deposit
S; Аванс; m; The advance payment; ава пре adv pre dow
    аванс\w*
    предоплат\w+
    advance(?: payment)?
    prepayment
    down payment
S; Остаток; m; The balance; ост bal rem
    остат\w+
    balance
    remainder
    remaining (?:amount|sum|part)
S; Платёж; m; The payment; пла pay ins
    плат[её]ж\w*
    payments?(?!\w)
    instal?ments?(?!\w)
S; Взнос; m; The contribution; взн con
    взнос\w*
    contributions?(?!\w)
S; Тариф; m; The tariff; тар tar
    тариф\w*
    tariffs?(?!\w)
S; Налог; m; The tax; нал tax
    налог\w*
    tax(?:es)?(?!\w)
S; Премия; f; The bonus; пре bon
    преми[яиюей]+(?!\w)
    bonus(?!\w)
S; Выручка; f; The revenue; выр rev
    выручк\w+
    revenues?(?!\w)
S; Прибыль; f; The profit; при pro
    прибыл(?:ь|и|ью)(?!\w)
    profits?(?!\w)
S; Бюджет; m; The budget; бюд bud
    бюджет\w*
    budgets?(?!\w)
S; Вознаграждение; n; The remuneration; воз rem
    вознаграждени\w+
    remuneration
S; Неустойка; f; The penalty; неу liq pen
    неустойк\w+
    liquidated damages
    penalt(?:y|ies)
S; Пеня; f; The late payment charge; пен lat
    пен[яиюе](?:й)?(?!\w)
    late (?:payment )?(?:fee|charge|interest)
S; Штраф; m; The fine; штр fin
    штраф\w*
    fines?(?!\w)
P; Ставка НДС; f; The VAT rate; ста ндс vat
    ставк\w+ ндс
    ндс(?!\w)
    vat(?: rate)?(?!\w)
P; Процентная ставка; f; The interest rate; про ста int
    процентн\w+ ставк\w+
    ставк\w+ (?:процента|по кредиту|по займу)
    interest(?: rate)?(?!\w)
P; Ставка; f; The rate; ста rat
    ставк\w+
    rate(?!\w)
S; Скидка; f; The discount; ски dis
    скидк\w+
    discounts?(?!\w)
S; Комиссия; f; The commission; ком com
    комисси[яиюей]+(?!\w)
    commission(?!\w)
P; Доля; f; The share; дол sha
    дол[яиюе][й]?(?!\w)
    share(?!\w)
S; Уставный капитал; m; The authorised capital; уст aut sha
    уставн\w+ капитал\w*
    authori[sz]ed capital
    share capital
S; Оклад; m; The salary; окл зар sal
    оклад\w*
    заработн\w+ плат\w+
    salary
S; Цена за единицу; f; The unit price; цен uni
    цен[аы] за (?:единицу|ед\.)
    unit price
S; Цена; f; The price; цен pri
    цен[аеуы](?!\w)
    price(?!\w)
S; Стоимость; f; The cost; сто cos
    стоимост\w+
    costs?(?!\w)
M; Сумма; f; The amount; сум amo
    сумм[аыеуой]{1,2}(?!\w)
    amount(?!\w)
S; Плата; f; The fee; пла fee
    плат[аыеуой]{1,2}(?!\w)
    fees?(?!\w)
C; Количество экземпляров; n; The number of copies; кол num
    количеств\w+ экземпляров
    number of copies
C; Количество; n; The quantity; кол qua
    количеств\w+
    quantity
C; Площадь; f; The area; пло flo are
    площад\w+
    floor area
    area of
C; Объём; m; The volume; объ vol
    объ[её]м\w*
    volume of
C; Расстояние; n; The distance; рас dis
    расстояни\w+
    distance(?!\w)
C; Длина; f; The length; дли len
    длин[аыеуой]{1,2}(?!\w)
    length(?!\w)
C; Ширина; f; The width; шир wid
    ширин[аыеуой]{1,2}(?!\w)
    width(?!\w)
C; Высота; f; The height; выс hei
    высот[аыеуой]{1,2}(?!\w)
    height(?!\w)
C; Глубина; f; The depth; глу dep
    глубин[аыеуой]{1,2}(?!\w)
    depth(?!\w)
C; Толщина; f; The thickness; тол thi
    толщин[аыеуой]{1,2}(?!\w)
    thickness(?!\w)
C; Масса; f; The mass; мас mas
    масс[аыеуой]{1,2}(?!\w)
    mass(?!\w)
C; Вес; m; The weight; вес wei
    вес[ауом]{0,2}(?!\w)
    weight(?!\w)
C; Температура; f; The temperature; тем tem
    температур\w+
    temperature
C; Мощность; f; The power; мощ pow
    мощност\w+
    power(?!\w)
C; Давление; n; The pressure; дав pre
    давлени\w+
    pressure(?!\w)
C; Длина пароля; f; The password length; дли pas
    длин\w+ пароля
    password length
"""
