"""Write the ledgers of the self-inspection of an office with 21 staff, 2011, beside this script.

    python make_ledgers.py [FOLDER]

The README beside this script says what is published and what is invented. Every row is drawn with a fixed seed so that
the rows add up, and the same bytes are written each time. Needs openpyxl.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common.offices import Office, write_office

OFFICE = Office(
    area=("429901X07", "青溪县档案局", "Qingxi County Archives Bureau"),
    groups={"第一类": 5, "第二类": 9, "第三类": 6, "未婚": 1},
    women=2,
    members=18,
    team=7,
    attendance=21,
    notice_days=7,
    papers=84,
    supplemented=3,
    assets={"公务用车": (3, 0), "办公设备": (57, 3), "办公家具": (96, 0)},
)

if __name__ == "__main__":
    write_office(OFFICE, Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
