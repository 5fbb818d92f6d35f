"""A second reading: expressions and what another reader expected of them.

The first and largest part was written from the rules alone (issue 3 and the classes of the
domain), without a look at the reader or at its first table; a comment tells where that ends.
What the rules leave open does not stand here, and where the second reader had erred the row was
corrected.

A row: text | kind/kind | start..end | details, each for the reference date in the `@` line above.
`⏎` is a line break, `*` leaves a field open. Details: `per=` a recurrence (times/unit and its
parts), `soft`, `remark=`, `inferred=`, `unread`; what is not named must be absent.
"""

from datetime import date

from msgspec import Struct, field

ROWS = r"""
# written from the rules alone
@ 2023-05-12
2023年度 | period | 2023-04-01..2024-03-31 |
2023年度上期 | period | 2023-04-01..2023-09-30 |
2023年度下期 | period | 2023-10-01..2024-03-31 |
2023年度上半期 | period | 2023-04-01..2023-09-30 |
2023年度 下半期 | period | 2023-10-01..2024-03-31 |
2023年度第1四半期 | period | 2023-04-01..2023-06-30 |
２０２３年度第４四半期 | period | 2024-01-01..2024-03-31 |
2023年度2Q | period | 2023-07-01..2023-09-30 |
2023年度３Ｑ | period | 2023-10-01..2023-12-31 |
2023年度Q4 | period | 2024-01-01..2024-03-31 |
2023年度第一四半期 | period | 2023-04-01..2023-06-30 |
2023年度第1四半期～第3四半期 | period | 2023-04-01..2023-12-31 |
2023年度1Q～2Q | period | 2023-04-01..2023-09-30 |
2023年度1～2Q | period | 2023-04-01..2023-09-30 |
第1四半期～第3四半期 | period | 2023-04-01..2023-12-31 | inferred=*
第2四半期 | period | 2023-07-01..2023-09-30 | inferred=*
上期 | period | 2023-04-01..2023-09-30 | inferred=*
下期 | period | 2023-10-01..2024-03-31 | inferred=*
上期～ | start | 2023-04-01.. | inferred=*
～下期 | deadline | ..2024-03-31 | inferred=*
下期まで | deadline | ..2024-03-31 | inferred=*
2023年度上期～2024年度下期 | period | 2023-04-01..2025-03-31 |
2023年度上期～下期 | period | 2023-04-01..2024-03-31 |
2023年度下期～2024年度上期 | period | 2023-10-01..2024-09-30 |
2023年度上期・下期 | period | 2023-04-01..2024-03-31 |
2023年度上期中 | period | 2023-04-01..2023-09-30 |
2023年度上期まで | deadline | ..2023-09-30 |
2023年度上期までに | deadline | ..2023-09-30 |
2023年度下期以降 | start | 2023-10-01.. |
2023年度下期～ | start | 2023-10-01.. |
2023年度下期から順次 | start | 2023-10-01.. | soft
2023年度前半 | period | 2023-04-01..2023-09-30 |
2024年度後半 | period | 2024-10-01..2025-03-31 |
FY2023 | period | 2023-04-01..2024-03-31 |
FY23 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
FY2023上期～FY2024下期 | period | 2023-04-01..2025-03-31 |
FY23下期 | period | 2023-10-01..2024-03-31 | inferred=two-digit-year
2023FY | period | 2023-04-01..2024-03-31 |
23年度 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
'23年度 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
’23年度下期 | period | 2023-10-01..2024-03-31 | inferred=two-digit-year
'23.4 | period | 2023-04-01..2023-04-30 | inferred=two-digit-year
'23/4～ | start | 2023-04-01.. | inferred=two-digit-year
23年4月 | period | 2023-04-01..2023-04-30 | inferred=two-digit-year
23年4月～24年3月 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
23.4～24.3 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
23/4/1 | period | 2023-04-01..2023-04-01 | inferred=two-digit-year
23下期 | period | 2023-10-01..2024-03-31 | inferred=*
23年度2Q～4Q | period | 2023-07-01..2024-03-31 | inferred=two-digit-year
2023年 | period | 2023-01-01..2023-12-31 |
2023年中 | period | 2023-01-01..2023-12-31 |
2023年末 | period | 2023-12-31..2023-12-31 |
2023年末まで | deadline | ..2023-12-31 |
2023年4月 | period | 2023-04-01..2023-04-30 |
2023年4月～ | start | 2023-04-01.. |
2023年4月〜 | start | 2023-04-01.. |
2023年4月∼ | start | 2023-04-01.. |
2023年4月~ | start | 2023-04-01.. |
2023年4月～6月 | period | 2023-04-01..2023-06-30 |
2023年4～6月 | period | 2023-04-01..2023-06-30 |
2023年4-6月 | period | 2023-04-01..2023-06-30 |
2023年10月～3月 | period | 2023-10-01..2024-03-31 | inferred=*
2023年10月～翌3月 | period | 2023-10-01..2024-03-31 | inferred=*
2023年10月～翌年3月 | period | 2023-10-01..2024-03-31 | inferred=*
2023年4月～同年9月 | period | 2023-04-01..2023-09-30 | inferred=*
2023.4-2024.3 | period | 2023-04-01..2024-03-31 |
2023/4～ | start | 2023-04-01.. |
2023/4～2024/3 | period | 2023-04-01..2024-03-31 |
2023/4/1～2024/3/31 | period | 2023-04-01..2024-03-31 |
2023.4.1～ | start | 2023-04-01.. |
2023-04-01～2024-03-31 | period | 2023-04-01..2024-03-31 |
2023-04 | period | 2023-04-01..2023-04-30 |
2023年4月1日～9月30日 | period | 2023-04-01..2023-09-30 |
2023年4月1日から2024年3月31日まで | period | 2023-04-01..2024-03-31 |
2023年9月1日～4月30日 | period | 2023-09-01..2024-04-30 | inferred=*
令和5年度 | period | 2023-04-01..2024-03-31 |
令和５年度上期 | period | 2023-04-01..2023-09-30 |
令和 5 年 4 月 | period | 2023-04-01..2023-04-30 |
令和五年四月一日 | period | 2023-04-01..2023-04-01 |
R5.4 | period | 2023-04-01..2023-04-30 |
R5.4～ | start | 2023-04-01.. |
R5.4.1 | period | 2023-04-01..2023-04-01 |
R5/4/1 | period | 2023-04-01..2023-04-01 |
R5年度 | period | 2023-04-01..2024-03-31 |
Ｒ５年度下期 | period | 2023-10-01..2024-03-31 |
R5.4～R6.3 | period | 2023-04-01..2024-03-31 |
R5.4～6.3 | period | 2023-04-01..2024-03-31 |
令5.4.1 | period | 2023-04-01..2023-04-01 |
令和5～7年度 | period | 2023-04-01..2026-03-31 |
R5～7年度 | period | 2023-04-01..2026-03-31 |
R5～R7年度 | period | 2023-04-01..2026-03-31 |
令和5年4月～6年3月 | period | 2023-04-01..2024-03-31 |
令和5年4月～令和6年3月 | period | 2023-04-01..2024-03-31 |
令和5年4月～9月 | period | 2023-04-01..2023-09-30 |
令和6年度末まで | deadline | ..2025-03-31 |
平成32年度 | period | 2020-04-01..2021-03-31 |
平成33年3月まで | deadline | ..2021-03-31 |
H32.4.1 | period | 2020-04-01..2020-04-01 |
H31.4 | period | 2019-04-01..2019-04-30 |
平成31年度 | period | 2019-04-01..2020-03-31 |
平成31年4月～令和元年9月 | period | 2019-04-01..2019-09-30 |
平成30年度～令和2年度 | period | 2018-04-01..2021-03-31 |
H30～R2年度 | period | 2018-04-01..2021-03-31 |
令和元年度 | period | 2019-04-01..2020-03-31 |
令和元年度下期 | period | 2019-10-01..2020-03-31 |
R元.10 | period | 2019-10-01..2019-10-31 |
R1.10～ | start | 2019-10-01.. |
昭和64年度 | period | 1989-04-01..1990-03-31 |
令和5年（2023年）4月 | period | 2023-04-01..2023-04-30 |
2023（令和5）年度 | period | 2023-04-01..2024-03-31 |
平成 26(2014)年 | period | 2014-01-01..2014-12-31 |
令和5(2023)年度～令和7(2025)年度 | period | 2023-04-01..2026-03-31 |
2023年（令和5年）4月1日～2024年（令和6年）3月31日 | period | 2023-04-01..2024-03-31 |
2023年度～2025年度 | period | 2023-04-01..2026-03-31 |
2023～2025年度 | period | 2023-04-01..2026-03-31 |
2023－2025年度 | period | 2023-04-01..2026-03-31 |
2023～25年度 | period | 2023-04-01..2026-03-31 | inferred=*
2023・24年度 | period | 2023-04-01..2025-03-31 | inferred=*
2023,2024年度 | period | 2023-04-01..2025-03-31 |
2023年度及び2024年度 | period | 2023-04-01..2025-03-31 |
2023年度、2024年度 | period | 2023-04-01..2025-03-31 |
2023年度から2025年度まで | period | 2023-04-01..2026-03-31 |
2023年度から2025年度にかけて | period | 2023-04-01..2026-03-31 |
2023年度から3か年 | period | 2023-04-01..2026-03-31 |
2023年度から3年間 | period | 2023-04-01..2026-03-31 |
2023年度～2025年度の3年間 | period | 2023-04-01..2026-03-31 |
2023年度～2025年度（3か年） | period | 2023-04-01..2026-03-31 | remark=3か年
2023年4月から2年間 | period | 2023-04-01..2025-03-31 |
2023年4月より6か月間 | period | 2023-04-01..2023-09-30 |
4月から1年間 | period | 2023-04-01..2024-03-31 | inferred=year
～2025年度 | deadline | ..2026-03-31 |
～2025年度末 | deadline | ..2026-03-31 |
～令和7年度 | deadline | ..2026-03-31 |
～R7.3 | deadline | ..2025-03-31 |
～2024.3.31 | deadline | ..2024-03-31 |
~2025年度 | deadline | ..2026-03-31 |
2025年度まで | deadline | ..2026-03-31 |
2025年度までに | deadline | ..2026-03-31 |
2025年度迄に | deadline | ..2026-03-31 |
2025年度までに完了 | deadline | ..2026-03-31 |
2025年度末まで | deadline | ..2026-03-31 |
遅くとも2025年度末までに | deadline | ..2026-03-31 |
2025年度末 | period | 2026-03-31..2026-03-31 |
2025年度末を目途に | deadline | ..2026-03-31 | soft
2025年度末めど | deadline | ..2026-03-31 | soft
2025年度中を目途 | period | 2025-04-01..2026-03-31 | soft
2024年度目途 | period | 2024-04-01..2025-03-31 | soft
2024年度（目途） | period | 2024-04-01..2025-03-31 | soft ; remark=*
2024年度内めど | period | 2024-04-01..2025-03-31 | soft
2024年度内 | period | 2024-04-01..2025-03-31 |
2024年度内に完了予定 | period | 2024-04-01..2025-03-31 | soft
2024年度以降 | start | 2024-04-01.. |
2024年度以降順次 | start | 2024-04-01.. | soft
2024年度予定 | period | 2024-04-01..2025-03-31 | soft
2024年度(予定) | period | 2024-04-01..2025-03-31 | soft ; remark=*
2024年度頃 | period | 2024-04-01..2025-03-31 | soft
4月～ | start | 2023-04-01.. | inferred=year
４月～ | start | 2023-04-01.. | inferred=year
4 月 ～ | start | 2023-04-01.. | inferred=year
４　月　～ | start | 2023-04-01.. | inferred=year
4⽉～ | start | 2023-04-01.. | inferred=year
2023年4⽉1⽇～ | start | 2023-04-01.. |
2023 年⏎度上期 | period | 2023-04-01..2023-09-30 |
４月～⏎６月 | period | 2023-04-01..2023-06-30 | inferred=year
2023年⏎4月 | period | 2023-04-01..2023-04-30 |
➤4月～ | start | 2023-04-01.. | inferred=year
➤ 4月～ | start | 2023-04-01.. | inferred=year
・4月 | period | 2023-04-01..2023-04-30 | inferred=year
●2023年度 | period | 2023-04-01..2024-03-31 |
○ 2023年度上期 | period | 2023-04-01..2023-09-30 |
▶7月～ | start | 2023-07-01.. | inferred=year
※2023年度 | period | 2023-04-01..2024-03-31 |
実施時期：4月～ | start | 2023-04-01.. | inferred=year
実施時期:2023年度上期 | period | 2023-04-01..2023-09-30 |
実施時期 2023年7月 | period | 2023-07-01..2023-07-31 |
【実施時期】2023年7月 | period | 2023-07-01..2023-07-31 | remark=*
（実施時期）2023年7月～ | start | 2023-07-01.. | remark=*
期限：9月末 | deadline | ..2023-09-30 | inferred=year
9月末期限 | deadline | ..2023-09-30 | inferred=year
9月30日締切 | deadline | ..2023-09-30 | inferred=year
4月(予定) | period | 2024-04-01..2024-04-30 | soft ; inferred=year ; remark=*
7月（予定） | period | 2023-07-01..2023-07-31 | soft ; inferred=year ; remark=*
7月予定 | period | 2023-07-01..2023-07-31 | soft ; inferred=year
12月予定 | period | 2023-12-01..2023-12-31 | soft ; inferred=year
12月 | period | 2022-12-01..2022-12-31 | inferred=year
11月 | period | 2023-11-01..2023-11-30 | inferred=year
10月 | period | 2023-10-01..2023-10-31 | inferred=year
1月 | period | 2023-01-01..2023-01-31 | inferred=year
6月 | period | 2023-06-01..2023-06-30 | inferred=year
12月～ | start | 2022-12-01.. | inferred=year
12月まで | deadline | ..2023-12-31 | inferred=year
3月まで | deadline | ..2024-03-31 | inferred=year
３月末まで | deadline | ..2024-03-31 | inferred=year
3月末 | period | 2023-03-31..2023-03-31 | inferred=year
9月末 | period | 2023-09-30..2023-09-30 | inferred=year
3月末めど | deadline | ..2024-03-31 | soft ; inferred=year
9月末を目途に | deadline | ..2023-09-30 | soft ; inferred=year
9月末目処 | deadline | ..2023-09-30 | soft ; inferred=year
9月末予定 | * | *..2023-09-30 | soft ; inferred=year
9月末までに完了予定 | deadline | ..2023-09-30 | soft ; inferred=year
～9月末 | deadline | ..2023-09-30 | inferred=year
～ 4 月 | deadline | ..2023-04-30 | inferred=year
〜4月 | deadline | ..2023-04-30 | inferred=year
5月10日まで | deadline | ..2024-05-10 | inferred=year
5月末まで | deadline | ..2023-05-31 | inferred=year
5月予定 | period | 2023-05-01..2023-05-31 | soft ; inferred=year
9月上旬 | period | 2023-09-01..2023-09-10 | inferred=year
9月初旬 | period | 2023-09-01..2023-09-10 | inferred=year
9月中旬 | period | 2023-09-11..2023-09-20 | inferred=year
9月下旬 | period | 2023-09-21..2023-09-30 | inferred=year
9月上旬頃 | period | 2023-09-01..2023-09-10 | soft ; inferred=year
9月上旬～中旬 | period | 2023-09-01..2023-09-20 | inferred=year
9月上・中旬 | period | 2023-09-01..2023-09-20 | inferred=year
9月下旬から10月上旬 | period | 2023-09-21..2023-10-10 | inferred=year
9月下旬までに | deadline | ..2023-09-30 | inferred=year
2024年2月下旬 | period | 2024-02-21..2024-02-29 |
9月中 | period | 2023-09-01..2023-09-30 | inferred=year
9月中に | period | 2023-09-01..2023-09-30 | inferred=year
9月頃 | period | 2023-09-01..2023-09-30 | soft ; inferred=year
9月ごろ | period | 2023-09-01..2023-09-30 | soft ; inferred=year
4～6月 | period | 2023-04-01..2023-06-30 | inferred=year
4月～6月 | period | 2023-04-01..2023-06-30 | inferred=year
4－6月 | period | 2023-04-01..2023-06-30 | inferred=year
4-6月 | period | 2023-04-01..2023-06-30 | inferred=year
4〜6月頃 | period | 2023-04-01..2023-06-30 | soft ; inferred=year
4月から6月まで | period | 2023-04-01..2023-06-30 | inferred=year
4月から9月にかけて | period | 2023-04-01..2023-09-30 | inferred=year
4・5月 | period | 2023-04-01..2023-05-31 | inferred=year
4月・5月 | period | 2023-04-01..2023-05-31 | inferred=year
4月および10月 | period | 2023-04-01..2023-10-31 | inferred=year
6月及び12月 | period | 2023-06-01..2023-12-31 | inferred=year
5月、8月及び11月 | period | 2023-05-01..2023-11-30 | inferred=year
5,8,11,2月 | period | 2023-05-01..2024-02-29 | inferred=year
5月と10月 | period | 2023-05-01..2023-10-31 | inferred=year
3,4月 | period | 2023-03-01..2023-04-30 | inferred=year
10月～12月 | period | 2023-10-01..2023-12-31 | inferred=year
9月～3月 | period | 2023-09-01..2024-03-31 | inferred=year
9月～翌年3月 | period | 2023-09-01..2024-03-31 | inferred=*
11月～1月 | period | 2023-11-01..2024-01-31 | inferred=year
10～3月 | period | 2023-10-01..2024-03-31 | inferred=year
4/1 | period | 2023-04-01..2023-04-01 | inferred=year
4/1～ | start | 2023-04-01.. | inferred=year
4/1～9/30 | period | 2023-04-01..2023-09-30 | inferred=year
4/1～30 | period | 2023-04-01..2023-04-30 | inferred=year
4月1日～30日 | period | 2023-04-01..2023-04-30 | inferred=year
4月1～30日 | period | 2023-04-01..2023-04-30 | inferred=year
2023年4月1日現在 | period | 2023-04-01..2023-04-01 |
2023年4月1日時点 | period | 2023-04-01..2023-04-01 |
4月1日(土)～9月30日(土) | period | 2023-04-01..2023-09-30 | inferred=year ; remark=*
2023年4月1日（土） | period | 2023-04-01..2023-04-01 | remark=*
10月1日以降 | start | 2023-10-01.. | inferred=year
10月以降 | start | 2023-10-01.. | inferred=year
10月以降順次 | start | 2023-10-01.. | soft ; inferred=year
10月より | start | 2023-10-01.. | inferred=year
10月から | start | 2023-10-01.. | inferred=year
10月から順次 | start | 2023-10-01.. | soft ; inferred=year
10月より順次実施 | start | 2023-10-01.. | soft ; inferred=*
10月を始期として | start | 2023-10-01.. | inferred=year
7月開始 | period | 2023-07-01..2023-07-31 | inferred=year
7月開始予定 | period | 2023-07-01..2023-07-31 | soft ; inferred=year
7月から開始 | start | 2023-07-01.. | inferred=year
7月～開始 | start | 2023-07-01.. | inferred=year
7月より運用開始 | start | 2023-07-01.. | inferred=year
2023年7月運用開始 | period | 2023-07-01..2023-07-31 |
2023年7月運用開始予定 | period | 2023-07-01..2023-07-31 | soft
7月設置 | period | 2023-07-01..2023-07-31 | inferred=year
7月に設置予定 | period | 2023-07-01..2023-07-31 | soft ; inferred=year
1月設置済 | period/done | 2023-01-01..2023-01-31 | inferred=year
1月に設置 | period | 2023-01-01..2023-01-31 | inferred=year
2023年4月に規程を改正 | period | 2023-04-01..2023-04-30 |
2023年4月 規程改正 | period | 2023-04-01..2023-04-30 | remark=*
規程改正：4月 | period | 2023-04-01..2023-04-30 | inferred=year ; remark=*
規程改正 2023年4月 | period | 2023-04-01..2023-04-30 | remark=*
2023年4月規程改正済 | period/done | 2023-04-01..2023-04-30 |
2月～実施中 | start | 2023-02-01.. | inferred=year
4月より実施中 | start | 2023-04-01.. | inferred=year
2023年4月実施中 | start | 2023-04-01.. |
2022年10月から継続 | start | 2022-10-01.. |
2022年10月継続中 | start | 2022-10-01.. |
2020年4月～継続実施 | start | 2020-04-01.. |
3月に完了 | period/done/deadline | *..2023-03-31 | inferred=year
3月完了 | period/done/deadline | *..2023-03-31 | inferred=year
12月完了 | period/done/deadline | *..2022-12-31 | inferred=year
12月完了予定 | period/deadline | *..2023-12-31 | soft ; inferred=year
3月完了予定 | period/deadline | *..2024-03-31 | soft ; inferred=year
2023年3月31日完了 | period/done/deadline | *..2023-03-31 |
11月実施済 | period/done | 2022-11-01..2022-11-30 | inferred=year
12月実施 | period | 2022-12-01..2022-12-31 | inferred=year
7月実施予定 | period | 2023-07-01..2023-07-31 | soft ; inferred=year
2022年度実施済 | period/done | 2022-04-01..2023-03-31 |
4月中旬に実施済み | period/done | 2023-04-11..2023-04-20 | inferred=year
2023年4月（一部は6月） | period | 2023-04-01..2023-04-30 | remark=一部は6月
7月～（うち一部拠点は10月～） | start | 2023-07-01.. | inferred=year ; remark=うち一部拠点は10月～
4月～（第1回：4/26） | start | 2023-04-01.. | inferred=year ; remark=第1回：4/26
2023年度（※詳細は別紙） | period | 2023-04-01..2024-03-31 | remark=※詳細は別紙
7月～ (全社員) | start | 2023-07-01.. | inferred=year ; remark=全社員
2023年度 (システム改修) | period | 2023-04-01..2024-03-31 | remark=システム改修
（4月～） | start | 2023-04-01.. | inferred=year
(2023年度) | period | 2023-04-01..2024-03-31 |
〔2023年度〕 | period | 2023-04-01..2024-03-31 |
[4月～] | start | 2023-04-01.. | inferred=year
【新規】4月～ | start | 2023-04-01.. | inferred=year ; remark=新規
2023年4月（3日間） | period | 2023-04-01..2023-04-30 | remark=3日間
2023年4月～2024年3月（12か月） | period | 2023-04-01..2024-03-31 | remark=12か月
7月（2回） | period | 2023-07-01..2023-07-31 | per=* ; inferred=year ; remark=*
2023年度に3回 | period | 2023-04-01..2024-03-31 | per=3/period
2023年度(4回) | period | 2023-04-01..2024-03-31 | per=* ; remark=*
6月(第1回)、9月(第2回)、12月(第3回) | period | 2023-06-01..2023-12-31 | inferred=year ; remark=*
・4月⏎・7月 | period | 2023-04-01..2023-07-31 | inferred=year
2023年4月、10月 | period | 2023-04-01..2023-10-31 |
2023年4月・2024年4月 | period | 2023-04-01..2024-04-30 |
第1回 4/26 | period | 2023-04-26..2023-04-26 | inferred=year ; remark=*
本年10月 | period | 2023-10-01..2023-10-31 | inferred=relative
本年10月～ | start | 2023-10-01.. | inferred=relative
今年10月 | period | 2023-10-01..2023-10-31 | inferred=relative
来年3月 | period | 2024-03-01..2024-03-31 | inferred=relative
来年3月まで | deadline | ..2024-03-31 | inferred=relative
翌年3月 | period | 2024-03-01..2024-03-31 | inferred=relative
翌年度 | period | 2024-04-01..2025-03-31 | inferred=relative
翌年度以降 | start | 2024-04-01.. | inferred=relative
当年度 | period | 2023-04-01..2024-03-31 | inferred=relative
本年度 | period | 2023-04-01..2024-03-31 | inferred=relative
本年度末 | period | 2024-03-31..2024-03-31 | inferred=relative
今年度 | period | 2023-04-01..2024-03-31 | inferred=relative
今年度中 | period | 2023-04-01..2024-03-31 | inferred=relative
今年度下期 | period | 2023-10-01..2024-03-31 | inferred=relative
今年度末まで | deadline | ..2024-03-31 | inferred=relative
来年度上期 | period | 2024-04-01..2024-09-30 | inferred=relative
来年度以降 | start | 2024-04-01.. | inferred=relative
来年度末まで | deadline | ..2025-03-31 | inferred=relative
再来年度 | period | 2025-04-01..2026-03-31 | inferred=relative
前年度 | period | 2022-04-01..2023-03-31 | inferred=relative
昨年度 | period | 2022-04-01..2023-03-31 | inferred=relative
昨年10月～ | start | 2022-10-01.. | inferred=relative
同年9月 | period | 2023-09-01..2023-09-30 | inferred=relative
ことし6月 | period | 2023-06-01..2023-06-30 | inferred=relative
来月上旬 | period | 2023-06-01..2023-06-10 | inferred=relative
来月 | period | 2023-06-01..2023-06-30 | inferred=relative
来月から | start | 2023-06-01.. | inferred=relative
今月末 | period | 2023-05-31..2023-05-31 | inferred=relative
今月末まで | deadline | ..2023-05-31 | inferred=relative
今月中 | period | 2023-05-01..2023-05-31 | inferred=relative
当月中 | period | 2023-05-01..2023-05-31 | inferred=relative
先月末 | period | 2023-04-30..2023-04-30 | inferred=relative
前月末 | period | 2023-04-30..2023-04-30 | inferred=relative
年末 | period | 2023-12-31..2023-12-31 | inferred=*
年末まで | deadline | ..2023-12-31 | inferred=*
年度末 | period | 2024-03-31..2024-03-31 | inferred=*
年度末まで | deadline | ..2024-03-31 | inferred=*
年度末目途 | deadline | ..2024-03-31 | soft ; inferred=*
年度内 | period | 2023-04-01..2024-03-31 | inferred=*
年度内に完了 | period | 2023-04-01..2024-03-31 | inferred=*
年度内めど | period | 2023-04-01..2024-03-31 | soft ; inferred=*
年内 | deadline | ..2023-12-31 | inferred=*
年内に | deadline | ..2023-12-31 | inferred=*
年内目途 | deadline | ..2023-12-31 | soft ; inferred=*
本年中 | period | 2023-01-01..2023-12-31 | inferred=relative
今期中 | period | 2023-04-01..2024-03-31 | inferred=*
来期 | period | 2024-04-01..2025-03-31 | inferred=*
夏頃 | period | 2023-06-01..2023-08-31 | soft ; inferred=*
春 | period | 2023-03-01..2023-05-31 | inferred=*
秋以降 | start | 2023-09-01.. | inferred=*
2024年春頃 | period | 2024-03-01..2024-05-31 | soft ; inferred=*
2023年秋 | period | 2023-09-01..2023-11-30 | inferred=*
2023年冬 | period | 2023-12-01..2024-02-29 | inferred=*
来春 | period | 2024-03-01..2024-05-31 | inferred=*
今夏 | period | 2023-06-01..2023-08-31 | inferred=*
今秋以降 | start | 2023-09-01.. | inferred=*
早期に | event/undetermined | .. | soft
早急に | event/undetermined | .. | soft
可及的速やかに | event/undetermined | .. | soft
速やかに | event/undetermined | .. | soft
遅滞なく | event/undetermined | .. | soft=*
直ちに | event/undetermined | .. | soft=*
決まり次第 | event | .. | soft=*
準備が整い次第 | event | .. | soft=*
整い次第速やかに | event | .. | soft
法改正に合わせて | event | .. | soft=*
システム更改時 | event | .. | soft=*
必要の都度 | event | .. |
契約更新の都度 | event | .. |
人事異動の際 | event | .. |
システム更改のタイミングで | event | .. |
改修完了後速やかに | event | .. | soft
取締役会承認後速やかに | event | .. | soft
取締役会承認後 | event | .. |
入社時 | event | .. |
入社時及び毎年4月 | event | .. | per=*
異動の都度 | event | .. |
適宜 | event | .. |
都度 | event | .. |
随時 | event | .. |
随時実施 | event | .. |
必要に応じて | event | .. |
必要に応じ適宜 | event | .. |
適宜実施 | event | .. |
適宜（年1回以上） | event | .. | per=* ; remark=*
随時(少なくとも月1回) | event | .. | per=* ; remark=*
4月～（適宜） | start | 2023-04-01.. | inferred=year ; remark=*
4月以降、適宜 | start | 2023-04-01.. | inferred=year
4月以降随時 | start | 2023-04-01.. | inferred=year
毎年度 | * | .. | per=1/fiscal-year
毎年度当初 | * | .. | per=*
毎年度末 | * | .. | per=*
毎年 | * | .. | per=1/year
毎年6月 | * | .. | per=1/year months=6
毎年4月1日 | * | .. | per=1/year months=4 days=1
毎年6月・12月 | * | .. | per=* months=6,12
年1回 | * | .. | per=1/year
年２回 | * | .. | per=2/year
年2回(6月・12月) | * | .. | per=2/year months=6,12 ; remark=*
年1回以上 | * | .. | per=1/year least
最低年1回 | * | .. | per=1/year least
年1～2回 | * | .. | per=*
年に1回程度 | * | .. | per=1/year ; soft
年一回 | * | .. | per=1/year
月2回 | * | .. | per=2/month
月1 | * | .. | per=1/month
月1回程度 | * | .. | per=1/month ; soft
毎月 | * | .. | per=1/month
毎月10日 | * | .. | per=1/month days=10
毎月末 | * | .. | per=1/month days=-1
毎月第1月曜日 | * | .. | per=1/month weekdays=mon weeks=1
毎月第2・第4火曜日 | * | .. | per=* weekdays=tue weeks=2,4
月次 | * | .. | per=1/month
月次で実施 | * | .. | per=1/month
毎週 | * | .. | per=1/week
毎週月曜 | * | .. | per=1/week weekdays=mon
毎週月・木曜日 | * | .. | per=* weekdays=mon,thu
週1回 | * | .. | per=1/week
週次 | * | .. | per=1/week
日次 | * | .. | per=1/day
毎日 | * | .. | per=1/day
隔週 | * | .. | per=1/2-weeks
2週間に1回 | * | .. | per=1/2-weeks
隔月 | * | .. | per=1/2-months
隔年 | * | .. | per=1/2-years
3か月に1回 | * | .. | per=1/3-months
3ヶ月毎 | * | .. | per=1/3-months
３カ月ごと | * | .. | per=1/3-months
四半期に一度 | * | .. | per=1/quarter
四半期ごと | * | .. | per=1/quarter
四半期毎に | * | .. | per=1/quarter
毎四半期 | * | .. | per=1/quarter
半期に1回 | * | .. | per=1/half-year
半期毎 | * | .. | per=1/half-year
1回/年 | * | .. | per=1/year
2回/年度 | * | .. | per=2/fiscal-year
1回／四半期 | * | .. | per=1/quarter
１回／半期 | * | .. | per=1/half-year
1回/月 | * | .. | per=1/month
1回/3か月 | * | .. | per=1/3-months
原則毎月 | * | .. | per=1/month ; soft=*
原則として年1回 | * | .. | per=1/year ; soft=*
2023年度～ (1回/半期) | start | 2023-04-01.. | per=1/half-year
2023年度～（年2回） | start | 2023-04-01.. | per=2/year
2023年4月～毎月 | start | 2023-04-01.. | per=1/month
4月～(1回/月) | start | 2023-04-01.. | per=1/month ; inferred=year
2023年度より毎年1回 | start | 2023-04-01.. | per=1/year
2023年度から毎年6月 | start | 2023-04-01.. | per=1/year months=6
4月以降毎月 | start | 2023-04-01.. | per=1/month ; inferred=year
6月より四半期毎 | start | 2023-06-01.. | per=1/quarter ; inferred=year
2023年度（年2回） | period | 2023-04-01..2024-03-31 | per=2/year
2023年度～2025年度(毎年1回) | period | 2023-04-01..2026-03-31 | per=1/year
毎月（4月～） | start | 2023-04-01.. | per=1/month ; inferred=year
年1回（2023年度～） | start | 2023-04-01.. | per=1/year
四半期に1回（2023年7月より） | start | 2023-07-01.. | per=1/quarter
毎年4月及び異動の都度 | * | .. | per=* months=4
今後 | start | 2023-05-12.. | inferred=relative
当面の間 | start | 2023-05-12.. | soft ; inferred=relative
当面 | start | 2023-05-12.. | soft ; inferred=relative
常時 | event | .. |
検討中 | undetermined | .. |
調整中 | undetermined | .. |
未定 | undetermined | .. |
別途定める | undetermined | .. |
別途協議 | undetermined | .. |
実施済 | done | .. |
実施済み | done | .. |
対応済 | done | .. |
対応済み | done | .. |
済 | done | .. |
完了 | done | .. |
導入済み | done | .. |
従来より構築済 | done | .. |
既に実施済 | done | .. |
2023年13月 | unread | .. | unread
2月30日 | unread | .. | unread
2023年2月29日 | unread | .. | unread
第5四半期 | unread | .. | unread
2024年度～2023年度 | unread | .. | unread
強化月間 | unread | .. | unread
第1回 | unread | .. | unread
別紙参照 | undetermined/unread | .. | unread=*
総務部 | unread | .. | unread
100件 | unread | .. | unread
2023年年4月 | period | 2023-04-01..2023-04-30 |
2023年度度 | period | 2023-04-01..2024-03-31 |
2023年4月月 | period | 2023-04-01..2023-04-30 |
四月一日 | period | 2023-04-01..2023-04-01 | inferred=year
二〇二三年四月 | period | 2023-04-01..2023-04-30 |
十月以降 | start | 2023-10-01.. | inferred=year
4月度 | period | 2023-04-01..2023-04-30 | inferred=year
2023年7月 ～ | start | 2023-07-01.. |
2023年7月～ 2024年⏎3月 | period | 2023-07-01..2024-03-31 |
2023年７⽉～９⽉（予定） | period | 2023-07-01..2023-09-30 | soft ; remark=*
2024年度上期目途(システム改修後) | period | 2024-04-01..2024-09-30 | soft ; remark=システム改修後
概ね2024年度末まで | deadline | ..2025-03-31 | soft
おおむね9月まで | deadline | ..2023-09-30 | soft ; inferred=year
2024年3月見込 | period | 2024-03-01..2024-03-31 | soft
2024年3月（見込み） | period | 2024-03-01..2024-03-31 | soft ; remark=*
2024年3月頃までに | deadline | ..2024-03-31 | soft
2024年3月を目処に順次 | period | 2024-03-01..2024-03-31 | soft
順次 | event/undetermined | .. | soft
7月から随時 | start | 2023-07-01.. | inferred=year
7月～随時 | start | 2023-07-01.. | inferred=year
2023年6月末までに順次 | deadline | ..2023-06-30 | soft
5月12日から | start | 2023-05-12.. | inferred=year
5月12日より当面の間 | start | 2023-05-12.. | soft ; inferred=year
本計画提出後、速やかに | event | .. | soft
2023年4月1日から当分の間 | start | 2023-04-01.. | soft=* ; inferred=*
2023年6月下旬～7月上旬 | period | 2023-06-21..2023-07-10 |
6/下旬 | period | 2023-06-21..2023-06-30 | inferred=year
6月上旬、下旬 | period | 2023-06-01..2023-06-30 | inferred=year
2023/6末 | period | 2023-06-30..2023-06-30 |
2023.9末まで | deadline | ..2023-09-30 |
R5.9末 | period | 2023-09-30..2023-09-30 |
2023年度4月～ | start | 2023-04-01.. |
2023年度3月 | period | 2024-03-01..2024-03-31 |
2023年度2月～ | start | 2024-02-01.. |
令和5年度1月 | period | 2024-01-01..2024-01-31 |
2023年度10月～3月 | period | 2023-10-01..2024-03-31 | inferred=*
2023年度～（継続） | start | 2023-04-01.. | remark=*
4月～継続 | start | 2023-04-01.. | inferred=year
4月～ 以降毎年 | start | 2023-04-01.. | per=1/year ; inferred=year
4月実施、以降毎年 | * | 2023-04-01..* | per=1/year ; inferred=year
4月に実施し、以降四半期ごと | * | 2023-04-01..* | per=1/quarter ; inferred=year
7月（以降、年1回） | * | 2023-07-01..* | per=1/year ; inferred=year ; remark=*
システム改修：2024年度 | period | 2024-04-01..2025-03-31 | remark=*
年4回（4,7,10,1月） | * | .. | per=4/year months=4,7,10,1 ; remark=*
毎年9月頃 | * | .. | per=1/year months=9 ; soft
毎年4月～6月 | * | .. | per=*
毎年度第1四半期 | * | .. | per=*
毎年度2回 | * | .. | per=2/fiscal-year
毎月1回以上 | * | .. | per=1/month least
少なくとも年1回 | * | .. | per=1/year least
年2回以上実施 | * | .. | per=2/year least
2023年4月以降、年1回以上 | start | 2023-04-01.. | per=1/year least
年次 | * | .. | per=1/year
四半期末毎 | * | .. | per=1/quarter days=-1
半年ごと | * | .. | per=*
2か月に一度 | * | .. | per=1/2-months
3年に1回 | * | .. | per=1/3-years
５年ごと | * | .. | per=1/5-years
週2回（月・木） | * | .. | per=2/week weekdays=mon,thu ; remark=*
@ 2024-02-20
4月～ | start | 2024-04-01.. | inferred=year
9月 | period | 2023-09-01..2023-09-30 | inferred=year
8月 | period | 2024-08-01..2024-08-31 | inferred=year
10月まで | deadline | ..2024-10-31 | inferred=year
2月 | period | 2024-02-01..2024-02-29 | inferred=year
2月末 | period | 2024-02-29..2024-02-29 | inferred=year
2月末まで | deadline | ..2024-02-29 | inferred=year
1月まで | deadline | ..2025-01-31 | inferred=year
今年度中 | period | 2023-04-01..2024-03-31 | inferred=relative
来年度 | period | 2024-04-01..2025-03-31 | inferred=relative
年度末 | period | 2024-03-31..2024-03-31 | inferred=*
年内 | deadline | ..2024-12-31 | inferred=*
下期 | period | 2023-10-01..2024-03-31 | inferred=*
6年4月 | period | 2024-04-01..2024-04-30 | inferred=*
6年度 | period | 2024-04-01..2025-03-31 | inferred=*
24年度 | period | 2024-04-01..2025-03-31 | inferred=two-digit-year
12月～3月 | period | 2023-12-01..2024-03-31 | inferred=year
10～12月 | period | 2023-10-01..2023-12-31 | inferred=year
2/29 | period | 2024-02-29..2024-02-29 | inferred=year
来月末までに | deadline | ..2024-03-31 | inferred=relative
先月 | period | 2024-01-01..2024-01-31 | inferred=relative
昨年12月 | period | 2023-12-01..2023-12-31 | inferred=relative
第4四半期 | period | 2024-01-01..2024-03-31 | inferred=*
夏頃 | period | 2024-06-01..2024-08-31 | soft ; inferred=*
新年度 | period | 2024-04-01..2025-03-31 | inferred=relative
@ 2019-03-15
31年度 | period | 2019-04-01..2020-03-31 | inferred=two-digit-year
31年4月～ | start | 2019-04-01.. | inferred=two-digit-year
31.4 | period | 2019-04-01..2019-04-30 | inferred=two-digit-year
30年度 | period | 2018-04-01..2019-03-31 | inferred=two-digit-year
30年10月～31年3月 | period | 2018-10-01..2019-03-31 | inferred=two-digit-year
H31.4.1～H32.3.31 | period | 2019-04-01..2020-03-31 |
平成32年3月末まで | deadline | ..2020-03-31 |
1月設置済 | period/done | 2019-01-01..2019-01-31 | inferred=year
4月 | period | 2019-04-01..2019-04-30 | inferred=year
本年度末 | period | 2019-03-31..2019-03-31 | inferred=relative
今年度内 | period | 2018-04-01..2019-03-31 | inferred=relative
来年度上期 | period | 2019-04-01..2019-09-30 | inferred=relative
2019年5月～ | start | 2019-05-01.. |
10月 | period | 2018-10-01..2018-10-31 | inferred=year
9月 | period | 2019-09-01..2019-09-30 | inferred=year
@ 2025-12-01
3月 | period | 2026-03-01..2026-03-31 | inferred=year
6月 | period | 2026-06-01..2026-06-30 | inferred=year
5月 | period | 2026-05-01..2026-05-31 | inferred=year
6月に完了 | period/done/deadline | *..2025-06-30 | inferred=year
7月 | period | 2025-07-01..2025-07-31 | inferred=year
12月中 | period | 2025-12-01..2025-12-31 | inferred=year
年内 | deadline | ..2025-12-31 | inferred=*
年度内 | period | 2025-04-01..2026-03-31 | inferred=*
R7.12 | period | 2025-12-01..2025-12-31 |
8年3月 | period | 2026-03-01..2026-03-31 | inferred=*
26年3月まで | deadline | ..2026-03-31 | inferred=two-digit-year
来年3月 | period | 2026-03-01..2026-03-31 | inferred=relative
1～3月 | period | 2026-01-01..2026-03-31 | inferred=year
来月中旬 | period | 2026-01-11..2026-01-20 | inferred=relative
令和8年度～ | start | 2026-04-01.. |
来年度より | start | 2026-04-01.. | inferred=relative
11月末までに | deadline | ..2026-11-30 | inferred=year
11月末完了 | period/done/deadline | *..2025-11-30 | inferred=year
年度末まで | deadline | ..2026-03-31 | inferred=relative
# written with the code in sight, but before trying any
@ 2023-05-12
2023年年末 | period | 2023-12-31..2023-12-31 |
2023年年度末 | period | 2024-03-31..2024-03-31 | inferred=*
2023年年末まで | deadline | ..2023-12-31 |
2023年年初 | * | 2023-01-01..* | inferred=*
令和5年年度 | period | 2023-04-01..2024-03-31 | inferred=*
4月月末 | period | 2023-04-30..2023-04-30 | inferred=year
2023 4月～ | start | 2023-04-01.. |
令和5 4月 | period | 2023-04-01..2023-04-30 | inferred=*
7～9月 | period | 2023-07-01..2023-09-30 | inferred=year
7,8月 | period | 2023-07-01..2023-08-31 | inferred=year
7-8月上旬 | period | 2023-07-01..2023-08-10 | inferred=year
７／１～ | start | 2023-07-01.. | inferred=year
12/28～1/4 | period | 2022-12-28..2023-01-04 | inferred=year
2023/12/28～1/4 | period | 2023-12-28..2024-01-04 |
2023年12月～1月 | period | 2023-12-01..2024-01-31 |
2023年12月、1月 | period | 2023-12-01..2024-01-31 |
2024年1～3月及び4月 | period | 2024-01-01..2024-04-30 | inferred=*
令和5年度第3四半期から令和6年度第1四半期 | period | 2023-10-01..2024-06-30 |
R5.3Q | period | 2023-10-01..2023-12-31 | inferred=*
R5年度3Q～ | start | 2023-10-01.. |
FY2023 Q2 | period | 2023-07-01..2023-09-30 |
FY2023-2025 | period | 2023-04-01..2026-03-31 |
FY2023/2Q | period | 2023-07-01..2023-09-30 |
2023年度第2～第4四半期 | period | 2023-07-01..2024-03-31 |
2023年度第1・2四半期 | period | 2023-04-01..2023-09-30 |
2023年度下期～2024年度 | period | 2023-10-01..2025-03-31 |
2023年10月～2024年度末 | period | 2023-10-01..2025-03-31 |
2023年度～2025年9月 | period | 2023-04-01..2025-09-30 |
2023年3月末～ | start | 2023-03-31.. |
2023年度末～ | start | 2024-03-31.. |
9月中旬～ | start | 2023-09-11.. | inferred=year
～9月中旬 | deadline | ..2023-09-20 | inferred=year
9月中旬まで | deadline | ..2023-09-20 | inferred=year
9月中旬以降 | start | 2023-09-11.. | inferred=year
9月中旬～10月末 | period | 2023-09-11..2023-10-31 | inferred=year
9月中旬～末 | period | 2023-09-11..2023-09-30 | inferred=year
2023年6月～（順次） | start | 2023-06-01.. | soft ; remark=*
2023年6月～順次 | start | 2023-06-01.. | soft
2023年6月～当面の間 | start | 2023-06-01.. | soft
2023年6月までを目途 | deadline | ..2023-06-30 | soft
6月中を目途に | period | 2023-06-01..2023-06-30 | soft ; inferred=year
6月を目途に | period | 2023-06-01..2023-06-30 | soft ; inferred=year
6月を目途に実施予定 | period | 2023-06-01..2023-06-30 | soft ; inferred=year
6月末迄 | deadline | ..2023-06-30 | inferred=year
6月末日 | period | 2023-06-30..2023-06-30 | inferred=year
6月30日(金)まで | deadline | ..2023-06-30 | inferred=year ; remark=*
2023年6月30日（金）17時まで | deadline | ..2023-06-30 | remark=*
6月取締役会で決議 | period | 2023-06-01..2023-06-30 | inferred=year ; remark=*
毎年度4月 | * | .. | per=* months=4
毎年4・10月 | * | .. | per=* months=4,10
毎年4月と10月 | * | .. | per=* months=4,10
年２回（４月、10月） | * | .. | per=2/year months=4,10 ; remark=*
年1回（毎年4月） | * | .. | per=1/year months=4 ; remark=*
年1回程度（3月） | * | .. | per=1/year months=3 ; soft ; remark=*
年2回（上期・下期各1回） | * | .. | per=* ; remark=*
上期・下期各1回 | * | .. | per=1/half-year
各四半期 | * | .. | per=1/quarter
各半期 | * | .. | per=1/half-year
各月 | * | .. | per=1/month
各年度1回 | * | .. | per=1/fiscal-year
年度に1回 | * | .. | per=1/fiscal-year
年度1回 | * | .. | per=1/fiscal-year
四半期に1回以上 | * | .. | per=1/quarter least
半期に1回程度 | * | .. | per=1/half-year ; soft
月に1～2回 | * | .. | per=1/month most=2
月1回（第2水曜日） | * | .. | per=1/month weekdays=wed weeks=2 ; remark=*
毎月1回（月末） | * | .. | per=1/month days=-1 ; remark=*
毎月上旬 | * | .. | per=*
毎月15日・30日 | * | .. | per=* days=15,30
毎週金曜日 | * | .. | per=1/week weekdays=fri
毎週月曜日(祝日の場合は翌営業日) | * | .. | per=1/week weekdays=mon ; remark=*
週1 | * | .. | per=1/week
年4回(四半期毎) | * | .. | per=* ; remark=*
四半期毎（年4回） | * | .. | per=* ; remark=*
3ヵ月に1度 | * | .. | per=1/3-months
1ヶ月に2回 | * | .. | per=2/month
2年に1度 | * | .. | per=1/2-years
5年に一度 | * | .. | per=1/5-years
ひと月に1回 | * | .. | per=1/month
2023年度は年2回、2024年度以降は年1回 | * | 2023-04-01..* | per=*
4月(以降、毎年度) | * | 2023-04-01..* | per=1/fiscal-year ; inferred=year ; remark=*
2023年5月中に実施し、その後は半期ごとに実施 | * | 2023-05-01..* | per=1/half-year
2023年度内に1回以上 | period | 2023-04-01..2024-03-31 | per=1/period least
2023年度中に4回（四半期毎） | period | 2023-04-01..2024-03-31 | per=* ; remark=*
2023年6月（定時株主総会後） | period | 2023-06-01..2023-06-30 | remark=定時株主総会後
事案発生の都度、速やかに | event | .. | soft
規程改正後、速やかに実施 | event | .. | soft
承認取得後すみやかに | event | .. | soft
命令受領後、直ちに | event | .. | soft=*
社長決裁後 | event | .. |
新システム稼働後 | event | .. |
新システム稼働にあわせて | event | .. |
毎年7月の人事異動時 | * | .. | per=1/year months=7
当分の間 | start | 2023-05-12.. | soft=* ; inferred=relative
当面は四半期ごと | * | *..* | per=1/quarter ; soft ; inferred=relative
今年6月 | period | 2023-06-01..2023-06-30 | inferred=relative
本年6月末まで | deadline | ..2023-06-30 | inferred=relative
当年6月 | period | 2023-06-01..2023-06-30 | inferred=relative
来年1月～3月 | period | 2024-01-01..2024-03-31 | inferred=relative
再来月 | period | 2023-07-01..2023-07-31 | inferred=relative
翌月 | period | 2023-06-01..2023-06-30 | inferred=relative
翌月10日まで | deadline | ..2023-06-10 | inferred=relative
今週中 | period | 2023-05-08..2023-05-14 | inferred=relative
来週 | period | 2023-05-15..2023-05-21 | inferred=relative
本日より | start | 2023-05-12.. | inferred=relative
明日 | period | 2023-05-13..2023-05-13 | inferred=relative
向こう1年間 | period | 2023-05-12..2024-05-11 | inferred=relative
今後1年間 | period | 2023-05-12..2024-05-11 | inferred=relative
今後3年間で | period | 2023-05-12..2026-05-11 | inferred=relative
半年後 | period | 2023-11-12..2023-11-12 | inferred=relative
上期末まで | deadline | ..2023-09-30 | inferred=year
今上期中 | period | 2023-04-01..2023-09-30 | inferred=*
第1Q | period | 2023-04-01..2023-06-30 | inferred=year
1Q末 | period | 2023-06-30..2023-06-30 | inferred=year
2023年度1Q末まで | deadline | ..2023-06-30 |
FY23-1H | period | 2023-04-01..2023-09-30 | inferred=two-digit-year
(仮)2023年10月 | period | 2023-10-01..2023-10-31 | soft=* ; remark=*
2023年10月（仮） | period | 2023-10-01..2023-10-31 | soft=* ; remark=*
2023年10月頃から | start | 2023-10-01.. | soft
10月頃より順次開始予定 | start | 2023-10-01.. | soft ; inferred=year
2023年10月以前 | deadline | ..2023-10-31 |
2023年10月より前 | deadline | ..2023-09-30 |
4月1日まで | deadline | ..2024-04-01 | inferred=year
4月～9月 ※10月以降は未定 | period | 2023-04-01..2023-09-30 | inferred=year ; remark=*
4月～※1 | start | 2023-04-01.. | inferred=year ; remark=*
4月～* | start | 2023-04-01.. | inferred=year ; remark=*
7月～（予定） | start | 2023-07-01.. | soft ; inferred=year ; remark=*
(予定)7月～ | start | 2023-07-01.. | soft ; inferred=year ; remark=*
予定：7月 | period | 2023-07-01..2023-07-31 | soft ; inferred=year ; remark=*
7月：予定 | period | 2023-07-01..2023-07-31 | soft ; inferred=year ; remark=*
完了：3月 | period/done/deadline | 2023-03-01..2023-03-31 | inferred=year ; remark=*
済（3月） | done | 2023-03-01..2023-03-31 | inferred=year ; remark=*
3月済 | done | 2023-03-01..2023-03-31 | inferred=year
済(2023.3.31) | done | 2023-03-31..2023-03-31 | remark=*
3/29済 | done | 2023-03-29..2023-03-29 | inferred=year
3/29実施済、以降毎月 | * | 2023-03-29..* | per=1/month ; inferred=year
設計：2023年度、構築：2024年度 | period | 2023-04-01..2025-03-31 | remark=*
2023年度：設計、2024年度：構築 | period | 2023-04-01..2025-03-31 | remark=*
2023年度 設計⏎2024年度 構築 | period | 2023-04-01..2025-03-31 | remark=*
2023年度設計、2024年度構築、2025年度運用開始 | period | 2023-04-01..2026-03-31 |
2023年9月までに結論を得る | deadline | ..2023-09-30 |
年度内に結論 | period | 2023-04-01..2024-03-31 | inferred=relative
2023年4月1日 00:00 | period | 2023-04-01..2023-04-01 |
4月～（毎週月曜9:00～） | start | 2023-04-01.. | per=1/week weekdays=mon ; inferred=year ; remark=*
20２３年４月 | period | 2023-04-01..2023-04-30 |
2023.04～ | start | 2023-04-01.. |
2023.04.01 | period | 2023-04-01..2023-04-01 |
2023年04月01日 | period | 2023-04-01..2023-04-01 |
'23/04 | period | 2023-04-01..2023-04-30 | inferred=two-digit-year
23/04 | period | 2023-04-01..2023-04-30 | inferred=two-digit-year
04/01 | period | 2023-04-01..2023-04-01 | inferred=year
2023年4月 1日 | period | 2023-04-01..2023-04-01 |
2 0 2 3 年 4 月 | period | 2023-04-01..2023-04-30 |
2023年4月1 日～5 月3 1日 | period | 2023-04-01..2023-05-31 |
2023年4月⏎～⏎2024年3月 | period | 2023-04-01..2024-03-31 |
２０２３年度⏎上期⏎（予定） | period | 2023-04-01..2023-09-30 | soft ; remark=*
Ｈ３１．４～ | start | 2019-04-01.. |
㋿5年4月 | period | 2023-04-01..2023-04-30 |
㍻31年4月 | period | 2019-04-01..2019-04-30 |
2023年度－2024年度 | period | 2023-04-01..2025-03-31 |
2023年度ー2024年度 | period | 2023-04-01..2025-03-31 |
2023年10/1～翌3/31 | period | 2023-10-01..2024-03-31 | inferred=*
2023年4/26 | period | 2023-04-26..2023-04-26 |
2023年度4/1～ | start | 2023-04-01.. |
令和5年4/1 | period | 2023-04-01..2023-04-01 |
2023年度4～6 | period | 2023-04-01..2023-06-30 | inferred=*
2023年4～ | start | 2023-04-01.. | inferred=*
平成31年度～令和3年度（2019年度～2021年度） | period | 2019-04-01..2022-03-31 | remark=*
令和5年6月29日開催の定時株主総会 | period | 2023-06-29..2023-06-29 | remark=*
2023年4月1日付で新設済 | period/done | 2023-04-01..2023-04-01 |
2023年度上期中を目途に導入 | period | 2023-04-01..2023-09-30 | soft
2023年度上期末を目途 | deadline | ..2023-09-30 | soft
2023年度上期を目途に順次導入予定 | period | 2023-04-01..2023-09-30 | soft
2023年5月末完了予定 | * | *..2023-05-31 | soft
2023年5月末　完了予定 | * | *..2023-05-31 | soft
5月下旬完了予定 | * | 2023-05-21..2023-05-31 | soft ; inferred=year
5月～6月完了予定 | period | 2023-05-01..2023-06-30 | soft ; inferred=year
5月以降順次完了予定 | start | 2023-05-01.. | soft ; inferred=year
～5月末（完了予定） | deadline | ..2023-05-31 | soft ; inferred=year ; remark=*
2023年4月着手、2024年3月完了 | period | 2023-04-01..2024-03-31 |
2023年4月着手～2024年3月完了 | period | 2023-04-01..2024-03-31 |
2023年4月着手予定、2024年3月完了予定 | period | 2023-04-01..2024-03-31 | soft
着手：2023年4月、完了：2024年3月 | period | 2023-04-01..2024-03-31 | remark=*
開始：4月、終了：9月 | period | 2023-04-01..2023-09-30 | inferred=year ; remark=*
開始 2023年4月 終了 2024年3月 | period | 2023-04-01..2024-03-31 | remark=*
2023年4月（開始）～2024年3月（終了） | period | 2023-04-01..2024-03-31 | remark=*
自2023年4月1日　至2024年3月31日 | period | 2023-04-01..2024-03-31 | remark=*
自 令和5年4月1日 至 令和6年3月31日 | period | 2023-04-01..2024-03-31 | remark=*
2023/4/1(土)～2023/6/30(金) | period | 2023-04-01..2023-06-30 | remark=*
2023年4月3日（月）～ | start | 2023-04-03.. | remark=*
4/3(月)、4/10(月) | period | 2023-04-03..2023-04-10 | inferred=year ; remark=*
5/12までに実施 | deadline | ..2023-05-12 | inferred=year
5/12実施 | period | 2023-05-12..2023-05-12 | inferred=year
5/15実施予定 | period | 2023-05-15..2023-05-15 | soft ; inferred=year
5/11実施済 | period/done | 2023-05-11..2023-05-11 | inferred=year
本年4月以降、毎月1回 | start | 2023-04-01.. | per=1/month ; inferred=*
本年度より毎年度実施 | start | 2023-04-01.. | per=1/fiscal-year ; inferred=relative
2023年度以降、年1回以上継続実施 | start | 2023-04-01.. | per=1/year least
2023年度～継続（年1回） | start | 2023-04-01.. | per=1/year
2023年度以降も継続 | start | 2023-04-01.. |
2023年度以降、毎年度上期に実施 | start | 2023-04-01.. | per=*
2023年度から2年に1回 | start | 2023-04-01.. | per=1/2-years
概ね3か月に1回 | * | .. | per=1/3-months ; soft
おおむね年1回 | * | .. | per=1/year ; soft
年1回目安 | * | .. | per=1/year ; soft
原則、毎月第2火曜日 | * | .. | per=1/month weekdays=tue weeks=2 ; soft=*
毎月第1営業日 | * | .. | per=1/month ; inferred=*
毎週水曜日開催 | * | .. | per=1/week weekdays=wed
月1回（毎月末） | * | .. | per=1/month days=-1
週1回（毎週月曜） | * | .. | per=1/week weekdays=mon
週1回、月曜日 | * | .. | per=1/week weekdays=mon
月2回（10日、25日） | * | .. | per=2/month days=10,25
月2回(第1・第3木曜日) | * | .. | per=2/month weekdays=thu weeks=1,3
月1以上 | * | .. | per=1/month least
週1程度 | * | .. | per=1/week ; soft
年1（4月） | * | .. | per=1/year months=4
月1開催 | * | .. | per=1/month
4月～(月1) | start | 2023-04-01.. | per=1/month ; inferred=year
年2回（9月、3月） | * | .. | per=2/year months=9,3
年2回（9月末、3月末） | * | .. | per=*
年1回（下期） | * | .. | per=*
年1回(10月頃) | * | .. | per=1/year months=10 ; soft
半期に1回（4月、10月） | * | .. | per=1/half-year months=4,10
四半期に1回（4,7,10,1月） | * | .. | per=1/quarter months=4,7,10,1
毎年1～3月 | * | .. | per=1/year months=1,2,3
毎年度1回、6月頃 | * | .. | per=1/fiscal-year months=6 ; soft
毎年7月1日付 | * | .. | per=1/year months=7 days=1
毎事業年度 | * | .. | per=1/fiscal-year
事業年度毎 | * | .. | per=1/fiscal-year
2023年度末（2024年3月末）まで | deadline | ..2024-03-31 | remark=*
2023年度末まで（2024年3月末） | deadline | ..2024-03-31 | remark=*
本年度中（2023年度中） | period | 2023-04-01..2024-03-31 | inferred=* ; remark=*
平成29年10月から平成30年3月まで | period | 2017-10-01..2018-03-31 |
平成30年4月以降、速やかに | start | 2018-04-01.. | soft
令和7年3月31日(月)まで | deadline | ..2025-03-31 | remark=*
令和7年3月31日をもって廃止 | period | 2025-03-31..2025-03-31 | remark=*
令和5年4月1日をもって開始 | * | 2023-04-01..* | remark=*
2023年7月から3か月間 | period | 2023-07-01..2023-09-30 |
2023年7月～（1年間） | period | 2023-07-01..2024-06-30 | remark=*
2023年度から5年間（2027年度まで） | period | 2023-04-01..2028-03-31 | remark=*
7月～9月の間 | period | 2023-07-01..2023-09-30 | inferred=year
7月から9月の間に | period | 2023-07-01..2023-09-30 | inferred=year
7月又は8月 | period | 2023-07-01..2023-08-31 | inferred=year
7月ないし8月 | period | 2023-07-01..2023-08-31 | inferred=year
7月か8月 | period | 2023-07-01..2023-08-31 | inferred=year
6月中旬から7月上旬にかけて順次 | period | 2023-06-11..2023-07-10 | soft ; inferred=year
6月20日前後 | period | 2023-06-20..2023-06-20 | soft ; inferred=year
6月20日までの間 | deadline | ..2023-06-20 | inferred=year
6月一杯まで | deadline | ..2023-06-30 | inferred=year
夏まで | deadline | ..2023-08-31 | inferred=*
2023年夏～秋 | period | 2023-06-01..2023-11-30 | inferred=*
2023年夏以降順次 | start | 2023-06-01.. | soft ; inferred=*
年度後半 | period | 2023-10-01..2024-03-31 | inferred=*
年度前半～ | start | 2023-04-01.. | inferred=*
今年度後半 | period | 2023-10-01..2024-03-31 | inferred=relative
2024年度～（2023年度は試行） | start | 2024-04-01.. | remark=2023年度は試行
2024年度から本格実施（2023年度下期に試行） | start | 2024-04-01.. | remark=2023年度下期に試行
4月～（新入社員は5月～） | start | 2023-04-01.. | inferred=year ; remark=新入社員は5月～
4月～⏎（新入社員は5月～） | start | 2023-04-01.. | inferred=year ; remark=新入社員は5月～
2023年4月～（以降、毎年度4月に実施） | start | 2023-04-01.. | per=1/fiscal-year months=4 ; remark=*
全社展開：2024年度～ | start | 2024-04-01.. | remark=*
第1段階：2023年度、第2段階：2024年度 | period | 2023-04-01..2025-03-31 | remark=*
フェーズ1：2023年度上期 | period | 2023-04-01..2023-09-30 | remark=*
Step1　2023年7月 | period | 2023-07-01..2023-07-31 | remark=*
1. 2023年7月 | period | 2023-07-01..2023-07-31 |
(1)2023年7月 (2)2023年10月 | period | 2023-07-01..2023-10-31 | remark=*
ア 2023年7月 | period | 2023-07-01..2023-07-31 | remark=*
○2023年7月～ | start | 2023-07-01.. |
→2023年7月 | period | 2023-07-01..2023-07-31 |
2023年7月。 | period | 2023-07-01..2023-07-31 |
2023年7月、 | period | 2023-07-01..2023-07-31 |
2023年7月1日～2日 | period | 2023-07-01..2023-07-02 |
2023年7月1日、2日 | period | 2023-07-01..2023-07-02 |
2023年7月1・2日 | period | 2023-07-01..2023-07-02 |
7/1-7/3 | period | 2023-07-01..2023-07-03 | inferred=year
7/1~3 | period | 2023-07-01..2023-07-03 | inferred=year
7月1日10:00～12:00 | period | 2023-07-01..2023-07-01 | inferred=year ; remark=*
7月1日～（10時～） | start | 2023-07-01.. | inferred=year ; remark=*
5.12 | period | 2023-05-12..2023-05-12 | inferred=year
5月12日以降速やかに | start | 2023-05-12.. | soft ; inferred=year
R５年４月１日 | period | 2023-04-01..2023-04-01 |
R.5.4.1 | period | 2023-04-01..2023-04-01 |
R5-4-1 | period | 2023-04-01..2023-04-01 |
R05.04.01 | period | 2023-04-01..2023-04-01 |
令和05年04月 | period | 2023-04-01..2023-04-30 |
令和 5年度 ～ 令和 7年度 | period | 2023-04-01..2026-03-31 |
R5,6年度 | period | 2023-04-01..2025-03-31 |
R5・R6年度 | period | 2023-04-01..2025-03-31 |
令和5、6年度 | period | 2023-04-01..2025-03-31 |
令和5・6・7年度 | period | 2023-04-01..2026-03-31 |
令和5年度上期、下期 | period | 2023-04-01..2024-03-31 |
2023年度1、3Q | period | 2023-04-01..2023-12-31 |
Q1 FY2023 | period | 2023-04-01..2023-06-30 |
FY2023 1Q-3Q | period | 2023-04-01..2023-12-31 |
FY2023上 | period | 2023-04-01..2023-09-30 |
2023年度　第　1　四半期 | period | 2023-04-01..2023-06-30 |
2023年度第１Ｑ | period | 2023-04-01..2023-06-30 |
第２四半期中 | period | 2023-07-01..2023-09-30 | inferred=year
第2四半期末まで | deadline | ..2023-09-30 | inferred=year
第2四半期決算発表後 | event | .. |
@ 2024-02-20
4月予定 | period | 2024-04-01..2024-04-30 | soft ; inferred=year
前倒しで3月 | period | 2024-03-01..2024-03-31 | inferred=year
@ 2019-03-15
令和元年5月以降 | start | 2019-05-01.. |
平成31年度（令和元年度） | period | 2019-04-01..2020-03-31 | remark=*
平成31年（2019年）4月～平成33年（2021年）3月 | period | 2019-04-01..2021-03-31 |
29年度～31年度 | period | 2017-04-01..2020-03-31 | inferred=two-digit-year
31年度上期 | period | 2019-04-01..2019-09-30 | inferred=two-digit-year
30年度末 | period | 2019-03-31..2019-03-31 | inferred=two-digit-year
新年度から | start | 2019-04-01.. | inferred=relative
@ 2025-12-01
R8.1～ | start | 2026-01-01.. |
26.1.5 | period | 2026-01-05..2026-01-05 | inferred=two-digit-year
'26年度 | period | 2026-04-01..2027-03-31 | inferred=two-digit-year
1月上旬 | period | 2026-01-01..2026-01-10 | inferred=year
10月に完了 | period/done/deadline | 2025-10-01..2025-10-31 | inferred=year
来春までに | deadline | ..2026-05-31 | inferred=*
# written while mending
@ 2023-05-12
4月1日付で実施する | period | 2023-04-01..2023-04-01 | inferred=year
10月に実施する | period | 2023-10-01..2023-10-31 | inferred=year
10月実施開始 | period | 2023-10-01..2023-10-31 | inferred=year
11月に実施した | done | 2022-11-01..2022-11-30 | inferred=year
2023年度4～9 | period | 2023-04-01..2023-09-30 | inferred=*
H31.4～2.3 | period | 2019-04-01..2020-03-31 |
R5.12～6.1 | period | 2023-12-01..2024-01-31 |
週3日 | * | .. | per=3/week
毎月（10日まで） | * | .. | per=1/month days=10
毎月、10日 | * | .. | per=1/month days=10
月1回（最終金曜） | * | .. | per=1/month weekdays=fri weeks=-1
毎週（月曜） | * | .. | per=1/week weekdays=mon
毎日（土日を除く） | * | .. | per=1/day ; remark=土日を除く
2023年度月1 | period | 2023-04-01..2024-03-31 | per=1/month
2023年度年2回 | period | 2023-04-01..2024-03-31 | per=2/year
2023年年2回 | period | 2023-01-01..2023-12-31 | per=2/year
2023年度年度末 | period | 2024-03-31..2024-03-31 |
2023年9月～翌々年3月 | period | 2023-09-01..2025-03-31 | inferred=*
10月～翌3月 | period | 2023-10-01..2024-03-31 | inferred=*
向こう三年間 | period | 2023-05-12..2026-05-11 | inferred=relative
新年度より | start | 2023-04-01.. | inferred=relative
新年度予算成立後 | event | .. |
令和2年を目途に | period | 2020-01-01..2020-12-31 | soft
2年を目標に | deadline | ..2025-05-12 | soft ; inferred=relative
4月に改正、その後速やかに周知 | period | 2023-04-01..2023-04-30 | soft ; inferred=year
4月に改正し、その後毎年見直し | start | 2023-04-01.. | per=1/year ; inferred=year
9月末（まで） | deadline | ..2023-09-30 | inferred=year
9月末（以降） | start | 2023-09-30.. | inferred=year
（期限）9月末 | deadline | ..2023-09-30 | inferred=year
10月（から） | start | 2023-10-01.. | inferred=year
2023年度(上期)～ | start | 2023-04-01.. |
2023年度(第1四半期～第2四半期) | period | 2023-04-01..2023-09-30 |
令和5年度(4Q) | period | 2024-01-01..2024-03-31 |
2023年(1月) | period | 2023-01-01..2023-01-31 |
12月（実施予定） | period | 2023-12-01..2023-12-31 | soft ; inferred=year
2023年6月の取締役会までに決定 | deadline | ..2023-06-30 |
4月～、定着するまで | start | 2023-04-01.. | inferred=year
1Q 2023年度 | period | 2023-04-01..2023-06-30 |
自2023年4月1日至2024年3月31日 | period | 2023-04-01..2024-03-31 |
7月（順次実施） | period | 2023-07-01..2023-07-31 | soft ; inferred=year
7月（説明会予定） | period | 2023-07-01..2023-07-31 | inferred=year ; remark=説明会予定
2023年4月以降も継続 | start | 2023-04-01.. |
フェ ーズ1：2023年度 | period | 2023-04-01..2024-03-31 | remark=*
"""


class SecondReading(Struct, frozen=True):
    """A row of the table, taken apart."""

    on: date
    text: str
    kinds: tuple[str, ...]
    start: str
    end: str
    details: dict[str, str] = field(default_factory=dict)


def second_readings() -> list[SecondReading]:
    """The rows with the reference date of their section."""
    found: list[SecondReading] = []
    on = date.min
    for line in ROWS.strip().splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("@ "):
            on = date.fromisoformat(line[2:])
        else:
            found.append(_row(line, on))
    return found


def _row(line: str, on: date) -> SecondReading:
    text, kinds, dates, details = (part.strip() for part in line.rsplit("|", maxsplit=3))
    start, end = dates.split("..")
    named = [part.strip().partition("=") for part in details.split(";") if part.strip()]
    values = {name: value or "yes" for name, _, value in named}
    return SecondReading(on, text.replace("⏎", "\n"), tuple(kinds.split("/")), start, end, values)
