"""Units of money, time and quantity, with what each is in its base unit."""

from decimal import Decimal
from typing import Final, NamedTuple


class TimeUnit(NamedTuple):
    """A unit of time: its letter in an ISO 8601 period (time units after T), months or seconds of one."""

    iso: str
    months: int = 0
    seconds: int = 0


DAY: Final = TimeUnit("D", seconds=86_400)
WEEK: Final = TimeUnit("W", seconds=604_800)
MONTH: Final = TimeUnit("M", months=1)
QUARTER: Final = TimeUnit("Q", months=3)
YEAR: Final = TimeUnit("Y", months=12)
HOUR: Final = TimeUnit("TH", seconds=3_600)
MINUTE: Final = TimeUnit("TM", seconds=60)
SECOND: Final = TimeUnit("TS", seconds=1)
WORKING: Final = "WD"
BANKING: Final = "BD"

_TIME_WORDS: Final = {
    DAY: "день дня дней дню днем днями днях дн day days сутки суток суткам сутками сутках",
    WEEK: "неделя недели недель неделю неделе неделям неделями неделях нед week weeks",
    MONTH: "месяц месяца месяцев месяцу месяцем месяце месяцам месяцами месяцах мес month months",
    QUARTER: "квартал квартала кварталов кварталу кварталом кварталам quarter quarters",
    YEAR: "год года лет году годом годам годами годах year years yr yrs annum",
    HOUR: "час часа часов часу часам часами часах ч hour hours hr hrs",
    MINUTE: "минута минуты минут минуту минуте минутам минутами минутах мин minute minutes mins",
    SECOND: "секунда секунды секунд секунду секундам секундами сек second seconds secs",
}
TIME_UNITS: Final = {word: unit for unit, words in _TIME_WORDS.items() for word in words.split()}
_DAY_KINDS: Final = {
    WORKING: "рабочий рабочего рабочих рабочему рабочим рабочими working business workday",
    BANKING: "банковский банковского банковских банковскому банковским банковскими banking bank",
    "": "календарный календарного календарных календарному календарным календарными calendar полных полный полного full clear "
    "consecutive",
}
DAY_KINDS: Final = {word: kind for kind, words in _DAY_KINDS.items() for word in words.split()}

SYMBOLS: Final = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₸": "KZT",
    "₴": "UAH",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
}
_ISO: Final = (
    "RUB USD EUR GBP JPY CNY CHF KZT BYN UAH AED INR TRY AUD CAD SEK NOK DKK PLN CZK HUF KRW SGD HKD BRL MXN ZAR ILS GEL AMD AZN "
    "UZS KGS NZD THB RMB RUR"
)
ISO_CODES: Final = {code: {"RMB": "CNY", "RUR": "RUB"}.get(code, code) for code in _ISO.split()}
_MONEY_WORDS: Final = {
    "RUB": "рубль рубля рублей рублю рублем рублями рублях рубли рубле руб ruble rubles rouble roubles р",
    "USD": "доллар доллара долларов доллары доллару долларом долларам долларами долларах долл dollar dollars",
    "EUR": "евро euro euros",
    "GBP": "фунт фунта фунтов фунты фунту фунтом фунтам фунтами фунтах pound pounds",
    "CNY": "юань юаня юаней юани юаню юанем юаням юанями юанях yuan renminbi",
    "KZT": "тенге tenge",
    "JPY": "иена иены иен иене иену иенам иенами иенах йена йены йен йене йену йенам йенами йенах yen",
    "BYN": "",
    "CHF": "франк франка франков франки франкам франками франках franc francs",
    "INR": "рупия рупии рупий рупиям рупиями рупиях rupee rupees",
    "UAH": "гривна гривны гривен гривнам гривнами гривнах",
    "AED": "дирхам дирхама дирхамов дирхамы дирхамам дирхамами дирхамах dirham dirhams",
}
MONEY_WORDS: Final = {word: code for code, words in _MONEY_WORDS.items() for word in words.split()}
_MINOR: Final = {
    "RUB": "копейка копейки копеек копейку копейкам копейками коп kopeck kopecks kopek kopeks",
    "USD": "цент цента центов центам cent cents",
    "GBP": "пенс пенса пенсов pence penny",
}
MINOR_WORDS: Final = {word: code for code, words in _MINOR.items() for word in words.split()}

_SCALES: Final = {
    3: "тыс тысяча тысячи тысяч тысяче тысячу тысячей тысячам тысячами тысячах thousand thousands",
    6: "млн миллион миллиона миллионов миллиону миллионом миллионам миллионами миллионах million millions mln mio",
    9: "млрд миллиард миллиарда миллиардов миллиарду миллиардом миллиардам миллиардами миллиардах billion billions bln",
    12: "трлн триллион триллиона триллионов trillion trillions",
}
SCALES: Final = {word: power for power, words in _SCALES.items() for word in words.split()}
LETTER_SCALES: Final = {
    "k": 3,
    "K": 3,
    "m": 6,
    "M": 6,
    "mn": 6,
    "mm": 6,
    "MM": 6,
    "b": 9,
    "B": 9,
    "bn": 9,
    "tn": 12,
    "т": 3,
    "м": 6,
}
"""Scales of one or two letters: only in an amount of money ("$1.5m", "EUR 10k")."""


class Unit(NamedTuple):
    """A unit of quantity: its symbol, the base that it is counted in, and how much of the base one is."""

    symbol: str
    base: str
    factor: Decimal


_QUANTITIES: Final = """
km m 1000 км km километр километра километров километры kilometre kilometres kilometer kilometers километру километрам
m m 1 м m метр метра метров метры metre metres meter meters
dm m 0.1 дм dm
cm m 0.01 см cm сантиметр сантиметра сантиметров centimetre centimetres centimeter centimeters
mm m 0.001 мм mm миллиметр миллиметра миллиметров millimetre millimetres millimeter millimeters миллиметре миллиметрам
µm m 0.000001 мкм µm μm микрон микрона micrometre micrometres micrometer micrometers
nm m 0.000000001 нм nm
mi m 1609.344 mi mile miles миля мили миль милю милям милями
ft m 0.3048 ft foot feet фут фута футов
inch m 0.0254 inch inches дюйм дюйма дюймов
m² m² 1 м² м2 m² m2 кв.м кв.метр кв.метров sqm sqmetre sqmetres sqmeter sqmeters
km² m² 1000000 км² км2 km² km2 кв.км sqkm sqkilometre sqkilometres sqkilometers
cm² m² 0.0001 см² см2 cm² cm2 кв.см
mm² m² 0.000001 мм² мм2 mm² mm2 кв.мм
ft² m² 0.09290304 sqft sqfoot sqfeet
ha m² 10000 га ha гектар гектара гектаров hectare hectares
m³ m³ 1 м³ м3 m³ m3 куб.м куб.метр куб.метров cum cumetre cumetres cumeter cumeters кубометр кубометра кубометров
ft³ m³ 0.028316846592 cuft cufoot cufeet
cm³ m³ 0.000001 см³ см3 cm³ cm3
L m³ 0.001 л l L литр литра литров литры litre litres liter liters
mL m³ 0.000001 мл ml mL миллилитр миллилитра миллилитров millilitre millilitres milliliter milliliters
t g 1000000 т t тонна тонны тонн tonne tonnes ton tons тонну тоннами
kg g 1000 кг kg килограмм килограмма килограммов kilogram kilograms
g g 1 г g гр грамм грамма граммов gram grams
mg g 0.001 мг mg миллиграмм миллиграмма миллиграммов milligram milligrams
µg g 0.000001 мкг µg μg microgram micrograms микрограмм микрограмма микрограммов
lb g 453.59237 lb lbs
kWh Wh 1000 кВт·ч кВтч кВт⋅ч кВт*ч kWh
MWh Wh 1000000 МВт·ч МВтч МВт⋅ч MWh
kW W 1000 кВт kW киловатт киловатта kilowatt kilowatts
MW W 1000000 МВт MW мегаватт мегаватта megawatt megawatts
W W 1 Вт W ватт watt watts ватта
V V 1 V вольт volt volts вольта
kV V 1000 кВ kV киловольт киловольта kilovolt kilovolts
mV V 0.001 мВ mV
A A 1 ампер ampere amperes ампера amps amp
mA A 0.001 мА mA миллиампер миллиампера milliampere milliamperes
Hz Hz 1 Гц Hz герц hertz герца
kHz Hz 1000 кГц kHz килогерц килогерца kilohertz
MHz Hz 1000000 МГц MHz мегагерц мегагерца megahertz
GHz Hz 1000000000 ГГц GHz гигагерц гигагерца gigahertz
Pa Pa 1 Па Pa паскаль паскаля паскалей pascal pascals
kPa Pa 1000 кПа kPa килопаскаль килопаскаля килопаскалей kilopascal kilopascals
MPa Pa 1000000 МПа MPa мегапаскаль мегапаскаля мегапаскалей megapascal megapascals
bar Pa 100000 бар bar бара баров bars
N N 1 Н N ньютон ньютона ньютонов newton newtons
kN N 1000 кН kN килоньютон килоньютона килоньютонов kilonewton kilonewtons
J J 1 Дж J джоуль джоуля джоулей joule joules
kJ J 1000 кДж kJ килоджоуль килоджоуля килоджоулей kilojoule kilojoules
MJ J 1000000 МДж MJ мегаджоуль мегаджоуля мегаджоулей megajoule megajoules
Gcal cal 1000000000 Гкал Gcal гигакалория гигакалории гигакалорий
B B 1 байт байта bytes byte octets octet
bit bit 1 бит бита bit bits
kB B 1000 КБ кБ Кб kB KB килобайт килобайта kilobyte kilobytes
MB B 1000000 МБ Мб MB мегабайт мегабайта megabyte megabytes
GB B 1000000000 ГБ Гб GB гигабайт гигабайта gigabyte gigabytes
TB B 1000000000000 ТБ Тб TB терабайт терабайта terabyte terabytes
KiB B 1024 КиБ KiB
MiB B 1048576 МиБ MiB
GiB B 1073741824 ГиБ GiB
Mbit/s bit/s 1000000 Мбит/с Mbit/s Mbps
Gbit/s bit/s 1000000000 Гбит/с Gbit/s Gbps
kbit/s bit/s 1000 кбит/с kbit/s kbps
km/h m/s 0.277777777778 км/ч km/h
m/s m/s 1 м/с m/s
°C °C 1 °C °С градусцельсия градусацельсия градусовцельсия degreecelsius degreescelsius
°F °F 1 °F degreefahrenheit degreesfahrenheit
dB dB 1 дБ dB децибел децибела decibel decibels
px px 1 px пикселей пикселя pixels pixel
pt pt 1 pt пт points
ms s 0.001 мс ms миллисекунд milliseconds millisecond миллисекунды
rpm rpm 1 об/мин rpm
pcs pcs 1 шт штук штука штуки штуку pcs piece pieces
copies copies 1 экз экземпляр экземпляра экземпляров экземплярах copy copies
persons persons 1 чел человек человека person persons people
pages pages 1 стр страниц страницы страница page pages страницу
sheets sheets 1 лист листа листов листах sheet sheets
sets sets 1 компл комплект комплекта комплектов
characters characters 1 символ символа символов знаков знака characters character
times times 1 раз раза times
"""


def _quantities() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for line in _QUANTITIES.strip().splitlines():
        symbol, base, factor, *names = line.split()
        table.update(dict.fromkeys(names, Unit(symbol, base, Decimal(factor))))
    return table


QUANTITIES: Final = _quantities()
"""Units by every way of writing them; symbols with their case, words in lower case."""
BY_SYMBOL: Final = {unit.symbol: unit for unit in QUANTITIES.values()}
RUSSIAN_SYMBOLS: Final = {
    "km": "км", "m": "м", "dm": "дм", "cm": "см", "mm": "мм", "µm": "мкм", "nm": "нм", "mi": "миль", "ft": "футов",
    "inch": "дюймов", "m²": "м²", "km²": "км²", "cm²": "см²", "mm²": "мм²", "ha": "га", "m³": "м³", "cm³": "см³", "L": "л",
    "mL": "мл", "t": "т", "kg": "кг", "g": "г", "mg": "мг", "µg": "мкг", "lb": "фунтов", "kWh": "кВт·ч", "MWh": "МВт·ч",
    "kW": "кВт", "MW": "МВт", "W": "Вт", "V": "В", "kV": "кВ", "mV": "мВ", "A": "А", "mA": "мА", "Hz": "Гц", "kHz": "кГц",
    "MHz": "МГц", "GHz": "ГГц", "Pa": "Па", "kPa": "кПа", "MPa": "МПа", "bar": "бар", "N": "Н", "kN": "кН", "J": "Дж",
    "kJ": "кДж", "MJ": "МДж", "Gcal": "Гкал", "B": "байт", "bit": "бит", "kB": "КБ", "MB": "МБ", "GB": "ГБ", "TB": "ТБ",
    "KiB": "КиБ", "MiB": "МиБ", "GiB": "ГиБ", "Mbit/s": "Мбит/с", "Gbit/s": "Гбит/с", "kbit/s": "кбит/с", "km/h": "км/ч",
    "m/s": "м/с", "dB": "дБ", "px": "пикс.", "pt": "пт", "ms": "мс", "rpm": "об/мин", "pcs": "шт.", "copies": "экз.",
    "persons": "чел.", "pages": "стр.", "sheets": "л.", "sets": "компл.", "characters": "знаков", "times": "раз",
}  # fmt: skip
