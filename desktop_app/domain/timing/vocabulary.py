"""The words of 実施時期 cells, each with its class and what it says.

Keys are folded (see `normalise`): half width, no spaces, 「~」 for waves and 「-」 for dashes.
Longer words win over shorter ones, which also keeps 「国際」 from being read as 「…の際」.
"""

from enum import Enum, auto

from desktop_app.domain.timing.acts import ACTS, PARTICLES
from desktop_app.domain.timing.calendar import Era


class K(Enum):
    """Classes of tokens."""

    NUM = auto()
    ERA = auto()
    FY = auto()
    CY = auto()
    YEAR = auto()
    FYEAR = auto()
    MONTH = auto()
    DAY = auto()
    YEARS = auto()
    MONTHS = auto()
    WEEK = auto()
    WEEKS = auto()
    DAYS = auto()
    HALF = auto()
    PART_OF = auto()
    HALFYEAR = auto()
    H = auto()
    QUARTER = auto()
    Q = auto()
    THIRD = auto()
    TERM = auto()
    REL_YEAR = auto()
    REL_FYEAR = auto()
    REL_HALF = auto()
    REL_MONTH = auto()
    REL_WEEK = auto()
    REL_DAY = auto()
    SEASON = auto()
    NTH = auto()
    END = auto()
    HEAD = auto()
    MIDDLE = auto()
    STAMP = auto()
    RANGE = auto()
    DASH = auto()
    SLASH = auto()
    DOT = auto()
    COLON = auto()
    LIST = auto()
    BREAK = auto()
    OPEN = auto()
    CLOSE = auto()
    GAP = auto()
    FROM = auto()
    SINCE = auto()
    THEN = auto()
    UNTIL = auto()
    BEFORE = auto()
    WITHIN = auto()
    DURING = auto()
    EVERY = auto()
    EACH = auto()
    COUNT = auto()
    ONCE = auto()
    AT_LEAST = auto()
    AT_MOST = auto()
    SOFT = auto()
    EVENT = auto()
    OCCASION = auto()
    DONE = auto()
    ONGOING = auto()
    UNDETERMINED = auto()
    CONSIDER = auto()
    NONE = auto()
    DITTO = auto()
    NOW = auto()
    ACT = auto()
    PARTICLE = auto()
    BULLET = auto()
    NOTE = auto()
    WEEKDAY = auto()
    CLOCK = auto()
    OTHER = auto()


Entry = tuple[K, int, str]
VOCABULARY: dict[str, Entry] = {}


def _add(kind: K, words: str, tag: str = "", value: int = 0) -> None:
    for word in words.split():
        VOCABULARY[word] = (kind, value, tag)


def _add_numbered(kind: K, tag: str, **words: str) -> None:
    """Add words by value; a keyword `n1` stands for 1 and `m1` for −1."""
    for key, spelled in words.items():
        _add(kind, spelled, tag, int(key[1:]) * (-1 if key[0] == "m" else 1))


# --- units ---------------------------------------------------------------------------------
for _era in Era:
    _add(K.ERA, _era.value, _era.value)
for _short, _era in {
    "令": Era.REIWA,
    "平": Era.HEISEI,
    "昭": Era.SHOWA,
    "R": Era.REIWA,
    "H": Era.HEISEI,
    "S": Era.SHOWA,
}.items():
    _add(K.ERA, _short, _era.value)
_add(K.FY, "FY 会計年度")
_add(K.CY, "CY 西暦")
_add(K.YEAR, "年")
_add(K.FYEAR, "年度")
_add(K.MONTH, "月 月度 月分")
_add(K.DAY, "日")
_add(K.YEARS, "年間 か年 カ年 ヵ年 ヶ年 ケ年 ヵ年間 か年間 カ年間 ヶ年間 箇年 箇年間 個年")
_add(
    K.MONTHS,
    "か月 カ月 ヵ月 ヶ月 ケ月 箇月 個月 ゕ月 ゖ月 か月間 カ月間 ヵ月間 ヶ月間 ケ月間 箇月間",
)
_add(K.WEEK, "週")
_add(K.WEEKS, "週間")
_add(K.DAYS, "日間 営業日 営業日間")
_add(K.OTHER, "年末年始 年始 年明け お盆 盆明け 正月 週明け")
_add(K.MONTHS, "ひと月 ひとつき")
_add(K.HALFYEAR, "上下期 上下半期 半期 半年 半年間 半年度")
_add(K.QUARTER, "四半期 四半期間 クォーター クオーター 半四期")
_add(K.Q, "Q")
_add(K.H, "HF")
_add_numbered(K.HALF, "word", n1="上期 上半期 前期 前半期", n2="下期 下半期 後期 後半期")
_add_numbered(K.HALF, "single", n1="上", n2="下")
_add_numbered(K.PART_OF, "", n1="前半", n2="後半")
_add_numbered(K.THIRD, "", n11="上旬 初旬", n22="中旬", n33="下旬", n12="上中旬", n23="中下旬")
_add(K.TERM, "期")
_add(K.NTH, "第")
_add(K.END, "末 末日 月末 年度末 年末")
for _word, _unit in {"月末": "月", "年度末": "年度", "年末": "年"}.items():
    del VOCABULARY[_word]  # written as unit + 末, so that 2023年度末 is the end of a year
_add(K.HEAD, "初 初め 頭 はじめ 始め 当初 初頭 初日 初頭 冒頭")
_add(K.MIDDLE, "半ば なかば 中頃 中ごろ 中盤 中途", value=22)
_add(K.STAMP, "付 付け 付けで 付で 時点 現在 日付 付近 実施分 開催分 分")
del VOCABULARY["付近"], VOCABULARY["日付"], VOCABULARY["分"]
_add_numbered(K.SEASON, "", n3="春 春季 春期", n6="夏 夏季 夏期", n9="秋 秋季 秋期")
_add_numbered(K.SEASON, "", n12="冬 冬季 冬期")
for _value, _this in {0: "今", 1: "来"}.items():
    for _month, _name in {3: "春", 6: "夏", 9: "秋", 12: "冬"}.items():
        _add(K.SEASON, _this + _name, f"relative{_value}", _month)

# --- relative to the reference date, or to the date before (同年) ----------------------------
_add_numbered(
    K.REL_YEAR,
    "",
    n0="本年 今年 ことし 当年 本年中",
    n1="来年 らいねん",
    n2="再来年 さ来年",
    m1="昨年 去年",
    m2="一昨年 おととし",
)
del VOCABULARY["本年中"]
_add_numbered(K.REL_YEAR, "same", n0="同年", n1="翌年 次年 明年", n2="翌々年", m1="前年")
_add_numbered(
    K.REL_FYEAR,
    "",
    n0="今年度 本年度 当年度 現年度 今会計年度",
    n1="来年度 次年度 明年度",
    n2="再来年度 次々年度",
    m1="昨年度 去年度",
    m2="一昨年度",
)
_add_numbered(K.REL_FYEAR, "same", n0="同年度", n1="翌年度", n2="翌々年度", m1="前年度")
_add_numbered(K.REL_YEAR, "short", n0="同", n1="翌")
_add(K.REL_FYEAR, "新年度 新会計年度", "new")
_add_numbered(K.REL_FYEAR, "term", n0="今期 当期 本期", n1="来期 翌期")
_add_numbered(K.REL_HALF, "", n1="今上期 当上期", n2="今下期 当下期", n11="来上期", n12="来下期")
_add_numbered(
    K.REL_MONTH, "", n0="今月 本月", n1="来月", n2="再来月", m1="先月", m2="先々月 一昨月"
)
_add_numbered(K.REL_MONTH, "same", n0="同月 当月", n1="翌月", n2="翌々月", m1="前月")
_add_numbered(K.REL_WEEK, "", n0="今週", n1="来週 翌週", n2="再来週", m1="先週")
_add_numbered(K.REL_DAY, "", n0="本日 今日 即日 同日 当日 きょう", n1="明日 翌日", m1="昨日 前日")
for _word in ("同日", "当日", "翌日", "前日"):
    VOCABULARY[_word] = (K.REL_DAY, VOCABULARY[_word][1], "same")
_add(K.NOW, "今後 向こう", "from-now-on")
_add(K.NOW, "当面 当面の間 当面の間は 当分 当分の間 暫く しばらく 当座", "for-now")

# --- signs -----------------------------------------------------------------------------------
_add(K.RANGE, "~ ~~ ~~~ →~")
_add(K.DASH, "- --")
_add(K.SLASH, "/")
_add(K.DOT, ".")
_add(K.COLON, ": | =")
_add(
    K.LIST,
    "、 , ・ 及び および 並びに ならびに & + 又は または もしくは 若しくは あるいは と や か かつ",
)
_add(K.BREAK, "。 ; ! ?")
_add(K.OPEN, "( [ { 「 『 【 〔 〈 《 < ≪ ｟")
_add(K.CLOSE, ") ] } 」 』 】 〕 〉 》 > ≫ ｠")
_add(K.BULLET, "● ○ 〇 ◎ ◯ ◆ ◇ ■ □ ▲ △ ▼ ▽ ► ▶ ▷ ➤ ➢ ➡ ⇒ ★ ☆ * ✓ ✔ ✕ ✖ ☑ … ‥ ⦿ ◦ ▪ ▫ ❖ ⇨ # → ➔ ⟶ _")
_add(K.BULLET, " ".join(chr(code) for code in range(0x2460, 0x2500)))
_add(K.NOTE, "※ 注) 注: (注) 注記: 備考:")

# --- limits ----------------------------------------------------------------------------------
_add(K.FROM, "から より をもって開始 を始期として を起点として を始期とし を皮切りに", "from")
_add(K.SINCE, "以降 以後 いこう 以来 以降に 以降は 降", "from")
del VOCABULARY["降"]
_add(
    K.UNTIL,
    "まで までに までには 迄 迄に 迄には までの間 までの間に を期限 を期限に を期限として",
    "until",
)
_add(K.UNTIL, "以前 いぜん を限度に", "until")
_add(
    K.UNTIL,
    "期限 締切 〆切 締め切り 〆 締切日 期限日 完了期限 実施期限 対応期限 提出期限 納期",
    "due",
)
_add(K.BEFORE, "より前 よりも前 前", "before")
_add(K.THEN, "その後 その後は その後も 以後は")
_add(K.WITHIN, "以内 以内に いない", "within")
_add(K.DURING, "内 内に", "inside")
_add(K.DURING, "中 中に の間 の間に 期間中 いっぱい 一杯 通期 通年 を通じて を通して", "during")

# --- how often -------------------------------------------------------------------------------
_EVERY = {
    "year": "年",
    "fiscal-year": "年度 会計年度 事業年度",
    "half-year": "半期 半年",
    "quarter": "四半期",
    "month": "月",
    "week": "週",
    "day": "日 営業日 朝 晩 夕",
}
for _per, _units in _EVERY.items():
    for _unit in _units.split():
        _add(K.EVERY, f"毎{_unit} 各{_unit}", _per, 1)
for _word in ("各日", "各朝", "各晩", "各夕", "各営業日"):
    del VOCABULARY[_word]
_add(K.EVERY, "毎期 各期", "half-year", 1)
_add(K.EVERY, "年次 年次で", "year", 1)
_add(K.EVERY, "月次 月次で 毎月度", "month", 1)
_add(K.EVERY, "週次 週次で", "week", 1)
_add(K.EVERY, "日次 日次で 日々", "day", 1)
_add(K.EVERY, "隔年 隔年度", "year", 2)
_add(K.EVERY, "隔月", "month", 2)
_add(K.EVERY, "隔週", "week", 2)
_add(K.EVERY, "隔日", "day", 2)
_add(K.EACH, "ごと 毎 ごとに 毎に おき おきに 単位 単位で")
_add(K.COUNT, "回 度")
_add(K.ONCE, "複数回 数回", "several", 2)
_add(K.AT_LEAST, "以上")
_add(K.AT_LEAST, "最低 少なくとも 最低限 最低でも", "before")
_add(K.AT_MOST, "以下")

# --- how firm --------------------------------------------------------------------------------
_add(
    K.SOFT,
    "目途 目処 めど メド 目途に 目処に めどに メドに 目安 目安に 目途として 目処として",
    "target",
)
_add(
    K.SOFT,
    "を目途 を目処 をめど をメド を目途に を目処に をめどに をメドに を目安に を目途として",
    "target",
)
_add(
    K.SOFT, "を目処として をめどとして を目途とし を目処とし を目標に を目標として を目標", "target"
)
_add(K.SOFT, "目標 目標に ターゲット を目指し を目指して を目指す", "target")
_add(K.SOFT, "頃 ごろ ころ 頃に 頃まで", "around")
del VOCABULARY["頃まで"]
_add(K.SOFT, "予定 予定で 予定である 予定日 を予定 を予定して (予)", "planned")
_add(K.SOFT, "見込 見込み 見込む みこみ 見通し 想定", "expected")
_add(K.SOFT, "概ね おおむね おおよそ およそ 約 ほぼ だいたい 大体", "about")
_add(K.SOFT, "程度 前後 くらい ぐらい 付近 辺り あたり", "about")
_add(K.SOFT, "順次 逐次 段階的 段階的に 順次に", "gradually")
_add(
    K.SOFT,
    "速やか 速やかに すみやか すみやかに 早急 早急に 早期 早期に 至急 可及的 可及的速やかに",
    "promptly",
)
_add(
    K.SOFT,
    "遅滞なく 可能な限り早期に できるだけ早期に 早々に 早々 早い時期 近日中 近日 近々 まもなく",
    "promptly",
)
_add(K.SOFT, "直ちに ただちに 即時 即座に 可能な限り速やかに できる限り速やかに", "promptly")
_add(K.SOFT, "仮 暫定 暫定的に 暫定的", "provisional")
_add(K.SOFT, "原則 原則として 基本的に", "in-principle")
_add(K.SOFT, "可能な限り できるだけ できる限り なるべく", "if-possible")
_add(K.SOFT, "早ければ 早くて 最短 最短で 最速 最速で 早くとも", "at-earliest")
_add(K.SOFT, "遅くとも 遅くても おそくとも", "at-latest")

# --- no date of its own ------------------------------------------------------------------------
_add(K.EVENT, "適宜 適宜に 適時 適時適切に 時宜", "as-appropriate")
_add(
    K.EVENT,
    "都度 その都度 の都度 都度都度 つど 毎回 その度 の度に のたびに たびに 度に 度毎",
    "each-time",
)
_add(K.EVENT, "随時 常時 いつでも 日常 日常的に 日常的 恒常的 恒常的に 常に", "at-any-time")
_add(
    K.EVENT,
    "必要に応じて 必要に応じ 必要時 必要な都度 必要の都度 必要な場合 必要があれば 必要により",
    "if-needed",
)
_add(K.EVENT, "必要なとき 必要な時 状況に応じて 状況に応じ", "if-needed")
_add(K.EVENT, "定例 定期 定期的 定期的に 不定期 不定期に 繰り返し", "regularly")
_add(K.OCCASION, "後 のち 次第 の際 際 時 のとき とき に合わせて に合わせ に併せて に併せ に応じて")
_add(K.OCCASION, "にあわせて にあわせ してから した後 した後に したら")
_add(
    K.OCCASION,
    "に応じ を踏まえ を踏まえて を受け を受けて に伴い に伴って に際して に際し のタイミング",
)
_add(
    K.OCCASION,
    "タイミング のタイミングで 場合 の場合 と同時に と同時 に先立ち に基づき 後に 後は 直後",
)
_add(K.OCCASION, "を待って に先立って 時に 際に の度 機会 の機会")
_add(K.OCCASION, "直前 事由発生")
_add(K.DONE, "済 済み ずみ 済です 完了済 完了済み", "done")
_add(
    K.DONE,
    "従来 従来より 従来から 以前から 以前より かねてより かねてから 従前より 従前から",
    "long-standing",
)
_add(
    K.DONE, "既に すでに 既設 現行どおり 現行通り 従来どおり 従来通り 既存 既実施", "long-standing"
)
_add(
    K.DONE,
    "実施した 完了した 導入した 構築した 設置した しました 終了した 対応した 策定した",
    "done",
)
_add(
    K.ONGOING,
    "継続 継続的 継続的に 継続中 継続実施 引き続き 引続き 引き続いて",
    "continuing",
)
_add(K.ONGOING, "継続して 継続的な 継続する 恒久 恒久的 恒久的に", "continuing")
_add(
    K.ONGOING,
    "実施中 運用中 対応中 推進中 展開中 取組中 取組み中 取り組み中 活動中 進行中 導入中",
    "under-way",
)
_add(
    K.ONGOING,
    "作業中 着手済 着手済み 稼働中 継続実施中 実施継続 運用継続 実施しており 実施している",
    "under-way",
)
_add(K.ONGOING, "施行中 適用中 開始済 開始済み 運用開始済 運用開始済み 着手中", "under-way")
_add(
    K.UNDETERMINED,
    "未定 未確定 未決定 未決 調整中 検討中 協議中 策定中 要調整 要検討 別途 後日 追って TBD",
    "undetermined",
)
_add(
    K.UNDETERMINED,
    "別途調整 別途定める 別途検討 別途決定 時期未定 日程未定 詳細未定 期間未定 TBC N/A 時期調整中",
    "undetermined",
)
_add(
    K.UNDETERMINED,
    "終期未定 終了時期未定 期限未定 開始時期未定 時期検討中 日程調整中 未設定 不明",
    "undetermined",
)
_add(K.UNDETERMINED, "今後検討 今後決定 今後調整 計画中 準備中", "undetermined")
_add(K.CONSIDER, "検討の上 検討のうえ 検討 調整 協議 決定 判断", "undetermined")
_add(
    K.NONE,
    "なし 無し 無 該当なし 該当無し 対象外 定めなし ナシ 特になし 期限なし 期限の定めなし",
    "none",
)
_add(K.DITTO, "同左 同上 同右 同下 〃 々 仝 左記 上記 右記 左記のとおり 上記のとおり 同前 ″ ゞ")

# --- acts, and the traps that hide a unit or a limit in a longer word ----------------------------
for _word in ACTS.split():
    VOCABULARY.setdefault(_word, (K.ACT, 0, ""))
# Only these lean a bare month to the past (issue 3); 開始 and 設置 lean nowhere.
for _word in ("実施", "完了", "終了", "本格実施", "先行実施", "早期実施"):
    VOCABULARY[_word] = (K.ACT, 0, "past")
for _word in ("実績", "結果", "状況", "実施状況", "実施結果", "成果", "計画", "総括", "振り返り"):
    VOCABULARY[_word] = (K.ACT, 0, "object")
# 「10月に実施する」 speaks of what is still to come, unlike the bare noun.
for _word in ("実施する", "実施します", "実施していく", "実施すること", "実施の上", "実施のうえ"):
    VOCABULARY[_word] = (K.ACT, 0, "")
for _word in ("完了する", "完了させる", "完了します", "終了する", "終了します"):
    VOCABULARY[_word] = (K.ACT, 0, "complete")
VOCABULARY["開始"] = VOCABULARY["実施開始"] = VOCABULARY["実施を開始"] = (K.ACT, 0, "begin")
VOCABULARY["運用開始"] = VOCABULARY["着手"] = VOCABULARY["稼働"] = VOCABULARY["施行"] = (
    K.ACT,
    0,
    "begin",
)
VOCABULARY["完了"] = VOCABULARY["終了"] = (K.ACT, 0, "past complete")
for _word in PARTICLES.split():
    VOCABULARY.setdefault(_word, (K.PARTICLE, 0, ""))
for _day, _name in enumerate("月火水木金土日"):
    _add(K.WEEKDAY, f"{_name}曜日 {_name}曜", value=_day)

LONGEST = max(map(len, VOCABULARY))
