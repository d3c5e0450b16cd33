"""English names of places."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.data.place_names import english_name
from reportgen.data.place_words import GENERICS

TOWNSHIPS = {
    "东华门街道": "Donghuamen Subdistrict",
    "女埠街道": "Nübu Subdistrict",
    "女儿河街道": "Nü'erhe Subdistrict",
    "鸭绿江街道": "Yalujiang Subdistrict",
    "民族街道": "Minzu Subdistrict",
    "吕巷镇": "Lüxiang Town",
    "绿葱坡镇": "Lücongpo Town",
    "吕四港镇": "Lüsigang Town",
    "四女寺镇": "Sinüsi Town",
    "张镇": "Zhangzhen Town",
    "堡镇": "Baozhen Town",
    "雪乡": "Xuexiang Township",
    "古乡": "Guxiang Township",
    "罕艾日克镇": "Han'airike Town",
    "大堰镇": "Dayan Town",
    "朝阳镇": "Chaoyang Town",
    "五都镇": "Wudu Town",
    "绿化白族彝族乡": "Lühua Bai and Yi Ethnic Township",
    "于家务回族乡": "Yujiawu Hui Ethnic Township",
    "喇叭沟门满族乡": "Labagoumen Manchu Ethnic Township",
    "荆乡回族乡": "Jingxiang Hui Ethnic Township",
    "拉乌彝族乡": "Lawu Yi Ethnic Township",
    "三骏满族蒙古族锡伯族乡": "Sanjun Manchu, Mongolian and Xibe Ethnic Township",
    "新发朝鲜民族乡": "Xinfa Korean Ethnic Township",
    "敖鲁古雅鄂温克民族乡": "Aoluguya Ewenki Ethnic Township",
    "恩和俄罗斯族民族乡": "Enhe Russian Ethnic Township",
    "东固畲族少数民族乡": "Donggu She Ethnic Township",
    "鄂温克民族苏木": "Ewenki Ethnic Sumu",
    "民族团结乡": "Minzutuanjie Township",
    "绿园经济开发区": "Lüyuan Economic Development Zone",
    "排湖风景区": "Paihu Scenic Area",
    "金牛湖旅游度假区": "Jinniuhu Tourist Resort",
    "华罗庚高新区": "Hualuogeng High-Tech Zone",
    "西塞山工业园区管委会": "Xisaishangongyeyuanqu Administrative Committee",
    "官山林场": "Guanshan Forest Farm",
    "鸭绿河农场": "Yaluhe Farm",
    "蓝山原种场": "Lanshan Seed Farm",
    "地字种畜场": "Dizi Stock Farm",
    "绿色草原牧场": "Lüsecaoyuan Ranch",
    "石门水库": "Shimen Reservoir",
    "黑龙江省双鸭山监狱": "Heilongjiang Province Shuangyashan Prison",
    "经济开发区（马棚街道）": "Economic Development Zone (Mapeng Subdistrict)",
    "庐阳工业区（林店街道）": "Luyang Industrial Zone (Lindian Subdistrict)",
}

UPPER = {
    "北京市": "Beijing",
    "重庆市": "Chongqing",
    "河南省": "Henan Province",
    "陕西省": "Shaanxi Province",
    "山西省": "Shanxi Province",
    "内蒙古自治区": "Inner Mongolia Autonomous Region",
    "广西壮族自治区": "Guangxi Zhuang Autonomous Region",
    "新疆维吾尔自治区": "Xinjiang Uygur Autonomous Region",
    "西藏自治区": "Xizang Autonomous Region",
    "香港特别行政区": "Hong Kong Special Administrative Region",
    "河南": "Henan",
    "西安市": "Xi'an City",
    "六安市": "Lu'an City",
    "厦门市": "Xiamen City",
    "台州市": "Taizhou City",
    "乐清市": "Yueqing City",
    "漯河市": "Luohe City",
    "吕梁市": "Lüliang City",
    "鄂尔多斯市": "Ordos City",
    "芒市": "Mangshi City",
    "番禺区": "Panyu District",
    "闵行区": "Minhang District",
    "六合区": "Luhe District",
    "城区": "Chengqu District",
    "蔚县": "Yuxian County",
    "单县": "Shanxian County",
    "浚县": "Xunxian County",
    "大城县": "Daicheng County",
    "洪洞县": "Hongtong County",
    "于都县": "Yudu County",
    "长阳土家族自治县": "Changyang Tujia Autonomous County",
    "酉阳土家族苗族自治县": "Youyang Tujia and Miao Autonomous County",
    "积石山保安族东乡族撒拉族自治县": "Jishishan Bonan, Dongxiang and Salar Autonomous County",
    "东乡族自治县": "Dongxiang Autonomous County",
    "鄂伦春自治旗": "Oroqen Autonomous Banner",
    "伊犁哈萨克自治州": "Ili Kazakh Autonomous Prefecture",
    "科尔沁左翼中旗": "Horqin Left Middle Banner",
    "锡林郭勒盟": "Xilin Gol League",
}

LOWER = {
    "五眼泉村": "Wuyanquan Village",
    "五眼泉村委会": "Wuyanquan Village",
    "五眼泉村村民委员会": "Wuyanquan Village",
    "龙都社区": "Longdu Community",
    "龙都社区居委会": "Longdu Community",
    "捞刀河街道办事处": "Laodaohe Subdistrict",
    "盘龙城经济开发区": "Panlongcheng Economic Development Zone",
    "武汉东湖高新技术产业开发区": "Wuhandonghu High-Tech Industrial Development Zone",
    "经济开发区": "Economic Development Zone",
}

OFFICES = {
    "长汀县卫生局": "Changting County Health Bureau",
    "朝阳区人口和计划生育局": "Chaoyang District Population and Family Planning Bureau",
    "西安市公安局": "Xi'an City Public Security Bureau",
    "民政局": "Civil Affairs Bureau",
    "邮电局": "Youdian Bureau",
    "东镇人民政府": "Dongzhen Town People's Government",
    "官山林场管理局": "Guanshanlinchang Administrative Bureau",
}


@pytest.mark.parametrize(("name", "english"), {**TOWNSHIPS, **UPPER, **LOWER, **OFFICES}.items())
def test_a_place_is_spelled_as_on_official_maps(name: str, english: str) -> None:
    assert english_name(name) == english


def test_a_name_without_chinese_comes_back_unchanged() -> None:
    assert english_name("Panlongcheng") == "Panlongcheng"
    assert english_name("") == ""


@given(
    st.text("安阿东绿女儿西大石河村长朝", min_size=2, max_size=5),
    st.sampled_from(["镇", "乡", "街道", "村委会", "林场"]),
)
def test_every_name_ends_in_its_generic_term_and_holds_no_chinese(base: str, generic: str) -> None:
    english = english_name(base + generic)
    assert english.isascii() or "ü" in english.lower()
    assert english[0].isupper()
    assert english.split()[-1] in {term.split()[-1] for term in GENERICS.values()}


def test_importing_the_module_does_not_load_the_pinyin_dictionary() -> None:
    code = "import sys, reportgen.data.place_names; print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("清溪县图书馆", "Qingxi County Library"),
        ("双河分馆", "Shuanghe Branch Library"),
        ("总馆", "Main Library"),
        ("石桥小学", "Shiqiao Primary School"),
        ("双河镇卫生院", "Shuanghe Town Health Center"),
        ("双河水厂", "Shuanghe Waterworks"),
        ("石桥社区服务中心", "Shiqiao Community Service Center"),
    ],
)
def test_schools_clinics_and_libraries_have_english_names(zh: str, en: str) -> None:
    assert english_name(zh) == en
