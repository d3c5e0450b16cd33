"""The units that come with the package, by key."""

from reportgen.nouns.unit import Unit, UnitKind

__all__ = ["BUILT_IN_UNITS"]

# key, Chinese classifier, English singular, English plural
_COUNTS = """
person|人|person|people
person_time|人次|visit|visits
household|户|household|households
couple|对|couple|couples
family|个家庭|family|families
copy|份|copy|copies
notice|张|notice|notices
box|盒|box|boxes
bottle|瓶|bottle|bottles
bag|袋|bag|bags
screening|场|screening|screenings
performance|场次|performance|performances
message|条|message|messages
slogan|条|slogan|slogans
banner|条|banner|banners
poster|幅|poster|posters
board|块|board|boards
village|个村|village|villages
community|个社区|community|communities
town|个乡镇|township|townships
group|个小组|group|groups
team|支|team|teams
item|项|item|items
piece|件|piece|pieces
case|例|case|cases
dispute|起|dispute|disputes
set|套|set|sets
place|处|place|places
point|个点|point|points
window|个窗口|window|windows
department|个部门|department|departments
unit|个单位|unit|units
enterprise|家|enterprise|enterprises
school|所|school|schools
meeting|次|meeting|meetings
time|次|time|times
class|期|class|classes
round|轮|round|rounds
batch|批次|batch|batches
one|个|item|items
vehicle|辆|vehicle|vehicles
trip|车次|trip|trips
computer|台|computer|computers
machine|台套|machine|machines
book|册|book|books
letter|封|letter|letters
document|个文件|document|documents
day|天|day|days
year|年|year|years
month|个月|month|months
head|头|head|head
"""
_MEASURES = """
km2|平方公里|square kilometer|square kilometers
m2|平方米|square meter|square meters
hectare|公顷|hectare|hectares
mu|亩|mu|mu
wan_mu|万亩|10,000 mu|10,000 mu
km|公里|kilometer|kilometers
m|米|meter|meters
jin|斤|jin|jin
kg|公斤|kilogram|kilograms
ton|吨|ton|tons
m3|立方米|cubic meter|cubic meters
kwh|千瓦时|kilowatt-hour|kilowatt-hours
minute|分钟|minute|minutes
hour|小时|hour|hours
age|岁|year|years
per_thousand|‰|per thousand|per thousand
"""
_OTHERS = (
    Unit("percent", "percent", "%", "percent", "percent", 1),
    Unit("points", "points", "个百分点", "percentage point", "percentage points", 1),
    Unit("yuan", "money", "元", "yuan", "yuan", 0),
    Unit("wan_yuan", "money", "万元", "10,000 yuan", "10,000 yuan", 2),
    Unit("yi_yuan", "money", "亿元", "100 million yuan", "100 million yuan", 2),
    Unit("ratio", "ratio", "倍", "times", "times", 2),
)


def _units(lines: str, kind: UnitKind, decimals: int) -> list[Unit]:
    rows = (line.split("|") for line in lines.strip().splitlines())
    return [Unit(key, kind, zh, en, plural, decimals) for key, zh, en, plural in rows]


BUILT_IN_UNITS: dict[str, Unit] = {
    unit.key: unit for unit in (*_units(_COUNTS, "count", 0), *_units(_MEASURES, "measure", 2), *_OTHERS)
}
