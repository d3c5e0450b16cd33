"""Write the ledgers of the self-inspection of an office with 141 staff, 2011, beside this script.

    python make_ledgers.py [FOLDER]

The README beside this script says what is published and what is invented. Every row is drawn with a fixed seed so that
the rows add up, and the same bytes are written each time. Needs openpyxl.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.offices import Office, write_office

OFFICE = Office(
    area=("429901X03", "青溪县交通运输局", "Qingxi County Transportation Bureau"),
    groups={"第一类": 62, "第二类": 41, "第三类": 23, "未婚": 15},
    women=46,
    members=83,
    team=11,
    attendance=136,
    notice_days=7,
    papers=561,
    supplemented=37,
    assets={"公务用车": (14, 0), "办公设备": (318, 6), "办公家具": (527, 5)},
    rounds=8,
    problems={"资料": (9, 8), "资产": (11, 8), "公务用车": (3, 3)},
)

if __name__ == "__main__":
    write_office(OFFICE, Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
