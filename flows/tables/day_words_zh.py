"""Chinese words for a coming day. Who edits: whoever speaks Chinese; see day_rows.py."""

from typing import Final

from flows.tables.day_rows import DayWords, Edge, Row, Rule, Unit

_SHIFTS: Final = {
    "下下个": 2, "下下": 2, "下一个": 1, "下个": 1, "下": 1, "这一个": 0, "这个": 0, "这": 0, "本": 0, "当": 0, "此": 0,
}  # fmt: skip
_WEEKS: Final = {"周": Unit.WEEK, "星期": Unit.WEEK, "礼拜": Unit.WEEK}
_COUNTED: Final = {
    "个工作日": Unit.WORKING_DAY, "工作日": Unit.WORKING_DAY, "天": Unit.DAY, "个星期": Unit.WEEK, "星期": Unit.WEEK,
    "个礼拜": Unit.WEEK, "礼拜": Unit.WEEK, "周": Unit.WEEK, "个月": Unit.MONTH, "年": Unit.YEAR,
}  # fmt: skip

CHINESE: Final = DayWords(
    spaced=False,
    rows=(
        Row("{date}", Rule.DATE),
        Row("(?:今天|今日|今晚)", Rule.DAYS_ON),
        Row("(?:明天|明日|明早|明晚)", Rule.DAYS_ON, days=1),
        Row("(?:后天|後天)", Rule.DAYS_ON, days=2),
        Row("(?:大后天|大後天)", Rule.DAYS_ON, days=3),
        Row("{n} ?日(?:之内|以内|内)", Rule.LATER, Edge.BY),
        Row("{n} ?{unit}(?:之内|以内|内)", Rule.LATER, Edge.BY),
        Row("{n} ?{unit}(?:之前|以前|前)", Rule.GONE),
        Row("{n} ?{unit}(?:之后|以后|后)?", Rule.LATER),
        Row("{n} ?[-到至] ?{m} ?{unit}(?:之内|以内|内|之后|以后|后)?", Rule.LATER_OR),
        Row("{nth}", Rule.NTH),
        Row("{that}月(?:份)?(?:的)? ?{nth}", Rule.NTH),
        Row("{week}{weekday}", Rule.WEEKDAY),
        Row("{that}{week}的?{weekday}", Rule.WEEKDAY_IN_WEEK),
        Row("{that}(?:周|星期|礼拜)的?{week}{weekday}", Rule.WEEKDAY_IN_WEEK),
        Row("{which}周末", Rule.WEEKEND),
        Row("{which}{period}(?:底|末|尾)", Rule.END),
        Row("{which}{period}的?最后[一1]天", Rule.END),
        Row("{month}的?最后[一1]天", Rule.END),
        Row("{which}{week}(?:底|尾)", Rule.END),
        Row("{month}(?:底|末|尾)", Rule.END),
        Row("{which}{period}初", Rule.BEGINNING, days=5),
        Row("{month}初", Rule.BEGINNING, days=5),
        Row("{which}月(?:份)?上旬", Rule.BEGINNING, days=10),
        Row("{month}上旬", Rule.BEGINNING, days=10),
        Row("{which}{period}中(?:旬)?", Rule.MIDDLE),
        Row("{month}中(?:旬)?", Rule.MIDDLE),
        Row("{which}月(?:份)?下旬", Rule.LATE),
        Row("{month}下旬", Rule.LATE),
        Row("{that}{period}", Rule.PERIOD),
        Row("{that}{week}", Rule.PERIOD),
        Row("{month}(?!\\d)", Rule.PERIOD),
        Row("(?:尽快|尽早|马上|立刻|立即|很快|近期|近日|最近|回头|稍后|晚点|改天|改日|过阵子|过段时间|过几天|过些天|过两天"
            "|过2天|这几天|这两天|这2天|几天[内后]?|几天之[内后]|早日|抽空|有空|随时)", Rule.VAGUE),
        Row("{holiday}", Rule.HOLIDAY),
        Row("(?:昨天|昨日|前天|大前天|刚才|刚刚|上个?(?:周|星期|礼拜|月)[一二三四五六日天底初]?|去年)", Rule.GONE),
    ),
    names={
        "weekday": {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6},
        "week": _WEEKS,
        "n": {},
        "m": {},
        "unit": _COUNTED,
        "period": {"月份": Unit.MONTH, "月": Unit.MONTH, "季度": Unit.QUARTER, "季": Unit.QUARTER, "年": Unit.YEAR},
        "month": {f"{number}月{tail}": number for number in range(12, 0, -1) for tail in ("份", "")},
        "that": _SHIFTS,
        "which": {**_SHIFTS, "": 0},
        "holiday": dict.fromkeys(
            ("春节", "过年", "过完年", "年后", "年前", "节后", "节前", "国庆", "中秋", "元旦", "五一", "十一", "端午",
             "清明", "圣诞", "双十一", "元宵", "长假", "假期", "放假"), 0),
    },
    before={
        "最晚": Edge.BY, "最迟": Edge.BY, "至迟": Edge.BY, "不晚于": Edge.BY, "不迟于": Edge.BY, "截至": Edge.BY,
        "截止": Edge.BY, "直到": Edge.BY, "等到": Edge.BY, "到": Edge.BY, "于": Edge.ON, "在": Edge.ON, "从": Edge.FROM,
    },
    after={
        "之前": Edge.BEFORE, "以前": Edge.BEFORE, "前": Edge.BEFORE, "之后": Edge.AFTER, "以后": Edge.AFTER,
        "过后": Edge.AFTER, "后": Edge.AFTER, "起": Edge.FROM, "开始": Edge.FROM, "为止": Edge.BY, "止": Edge.BY,
        "之内": Edge.WITHIN, "以内": Edge.WITHIN, "内": Edge.WITHIN,
    },
    same={
        "半个?月": "15天", "今年年?": "本年", "明年年?": "下年", "下一(?=周|季|年)": "下", "這": "这", "週": "周",
        "禮拜": "礼拜", "號": "号", "個": "个", "內": "内", "後": "后", "兩": "两", "儘快|盡快": "尽快", "點": "点",
        "下一?个工作日": "1个工作日后", "月低": "月底", "月的?月(?=[底末初中])": "月",
    },
    hours=(
        r"(?:凌晨|清晨|一大早|一早|早上|上午|中午|下午|傍晚|晚上|早晨)?\d{1,2} ?(?:点半|点\d{0,2}分?|时|:\d{2})"
        r"|凌晨|清晨|一大早|一早|早上|上午|中午|下午|傍晚|晚上|早晨|下班之?前|下班时?|上班时?|(?<=[早晚])上"
    ),
    today_ends=r"下班之?前|下班时?",
    harmless=r"不好意思|没问题|没关系|差不多|不晚于|不迟于|不超过|特别|不用担心|不客气|非常",
    denied=r"[不没無无别勿非沒甭]|除了|取消|拒绝",
    # A request to us ("请周五确认") is no promise, and neither is what we shall do ("你们周五…").
    fillers=(
        r"(?:付|核对|确认|结|回签)(?:清|掉)?(?:这笔|这个)?(?:发票|对账单|账单|账|余额)"
        r"|我们|我司|我方|咱们|公司|财务|会计|您好|你好|我|会|能|可以|可|要|想|打算|计划|预计"
        r"|估计|大概|大约|应该|可能|差不多|一定|肯定|保证|承诺|安排|准备|付款|付清|付掉|支付|打款"
        r"|打钱|转账|汇款|汇出|汇|付|转|款项|货款|款|钱|全部|全额|结清|结账|结|清|还款|还|给"
        r"|把|再|就|都|也|那|那就|吧|哈|哦|啊|呀|嗯|好的|好|行|是|对"
        r"|(?:请|麻烦)(?=给我|再?等|.*(?:提醒|联系|通知))"
        r"|(?<=[给付汇转款复系知醒])(?:你们|您们|贵司|你|您)|谢谢(?:你们|你|您)?|联系"
        r"|回复|答复|提醒|通知|确认|核对|告诉|问|说|需要|等|时间|时候|到时候|到时|到|没问题"
        r"|不好意思|收到|明白|知道了|一下|这笔|这个|需|最晚|最迟|约|或者|或|还是"
    ),
    numerals="〇一二三四五六七八九",
)  # fmt: skip
