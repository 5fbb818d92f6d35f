"""Expressions of plans with what a careful person reads in them, from a plan of 2023-05-12.

A row: text | kind | start..end | details. `⏎` is a line break. Details: `soft`, `inferred=` what,
`remark=`, `unread=`, and `per=` a recurrence: times (`+` at least, `-n` at most) / unit, then
`m` months, `d` days, `w` weekdays from Monday = 0, `n` the number of the week; -1 is the last.
"""

from msgspec import Struct

ROWS = r"""
# the seed (issue 3, HOUSE C.5)
4月～ (第1回:4/26) | start | 2023-04-01.. | inferred=year ; remark=第1回:4/26
4月～ | start | 2023-04-01.. | inferred=year
3月～ | start | 2023-03-01.. | inferred=year
2～4月 | period | 2023-02-01..2023-04-30 | inferred=year
7月～ | start | 2023-07-01.. | inferred=year
1～4月 | period | 2023-01-01..2023-04-30 | inferred=year
3月 | period | 2023-03-01..2023-03-31 | inferred=year
1月 | period | 2023-01-01..2023-01-31 | inferred=year
2月 | period | 2023-02-01..2023-02-28 | inferred=year
2023年度 | period | 2023-04-01..2024-03-31 |
2023年度～ (1回/半期) | start | 2023-04-01.. | per=1/half-year
2023年度上期 | period | 2023-04-01..2023-09-30 |
2020年4月～ | start | 2020-04-01.. |
適宜 | event | .. |
都度 | event | .. |
1月～ | start | 2023-01-01.. | inferred=year
8月 | period | 2023-08-01..2023-08-31 | inferred=year
～2025年度 | deadline | ..2026-03-31 |
～2027年度 | deadline | ..2028-03-31 |
～2024年度 | deadline | ..2025-03-31 |
～4月 | deadline | ..2023-04-30 | inferred=year
～ 4 月 | deadline | ..2023-04-30 | inferred=year
従来より構築済 | done | .. |
従来より⏎構築済 | done | .. |
# years and fiscal years
2023年 | period | 2023-01-01..2023-12-31 |
2024年度 | period | 2024-04-01..2025-03-31 |
２０２３年度 | period | 2023-04-01..2024-03-31 |
2023 年度 | period | 2023-04-01..2024-03-31 |
2023年⏎度 | period | 2023-04-01..2024-03-31 |
FY2024 | period | 2024-04-01..2025-03-31 |
FY24 | period | 2024-04-01..2025-03-31 | inferred=two-digit-year
2023FY | period | 2023-04-01..2024-03-31 |
23FY | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
FY2023～FY2025 | period | 2023-04-01..2026-03-31 |
FY23-25 | period | 2023-04-01..2026-03-31 | inferred=two-digit-year
2023 | period | 2023-01-01..2023-12-31 | inferred=unit
2023～2025 | period | 2023-01-01..2025-12-31 | inferred=unit
2023～2025年度 | period | 2023-04-01..2026-03-31 |
2023-2025年度 | period | 2023-04-01..2026-03-31 |
2023～25年度 | period | 2023-04-01..2026-03-31 |
2023年～2025年 | period | 2023-01-01..2025-12-31 |
2023年度～2025年度(3か年) | period | 2023-04-01..2026-03-31 | remark=3か年
2023年度、2024年度 | period | 2023-04-01..2025-03-31 |
2023年度及び2024年度 | period | 2023-04-01..2025-03-31 |
2024年3月期 | period | 2023-04-01..2024-03-31 |
2024年3月期第2四半期 | period | 2023-07-01..2023-09-30 |
2024年3月期下期 | period | 2023-10-01..2024-03-31 |
# eras
令和5年度 | period | 2023-04-01..2024-03-31 |
令和５年 度 | period | 2023-04-01..2024-03-31 |
令和元年5月 | period | 2019-05-01..2019-05-31 |
令和元年度 | period | 2019-04-01..2020-03-31 |
R元年度 | period | 2019-04-01..2020-03-31 |
R1.5.1 | period | 2019-05-01..2019-05-01 |
R5.4 | period | 2023-04-01..2023-04-30 |
R5.4.1 | period | 2023-04-01..2023-04-01 |
Ｒ５．４ | period | 2023-04-01..2023-04-30 |
r5.4 | period | 2023-04-01..2023-04-30 |
R5年度 | period | 2023-04-01..2024-03-31 |
令5.4 | period | 2023-04-01..2023-04-30 |
平成31年度 | period | 2019-04-01..2020-03-31 |
平成32年度 | period | 2020-04-01..2021-03-31 |
平成35年4月 | period | 2023-04-01..2023-04-30 |
平31.4 | period | 2019-04-01..2019-04-30 |
H31.4～R2.3 | period | 2019-04-01..2020-03-31 |
平成31年4月～令和2年3月 | period | 2019-04-01..2020-03-31 |
平成30～2年度 | period | 2018-04-01..2021-03-31 |
平成30年度～令和2年度 | period | 2018-04-01..2021-03-31 |
平成29～31年度 | period | 2017-04-01..2020-03-31 |
H29～H31年度 | period | 2017-04-01..2020-03-31 |
昭和63年 | period | 1988-01-01..1988-12-31 |
S63.4.1 | period | 1988-04-01..1988-04-01 |
令和5～7年度 | period | 2023-04-01..2026-03-31 |
令和5年度～7年度 | period | 2023-04-01..2026-03-31 |
令和5年4月～6年3月 | period | 2023-04-01..2024-03-31 |
令和5年4月～6月 | period | 2023-04-01..2023-06-30 |
令和5年4月1日から令和6年3月31日まで | period | 2023-04-01..2024-03-31 |
R5/4/1～R6/3/31 | period | 2023-04-01..2024-03-31 |
R5年度～R7年度 | period | 2023-04-01..2026-03-31 |
R5～R7 | period | 2023-01-01..2025-12-31 | inferred=unit
令和5(2023)年4月 | period | 2023-04-01..2023-04-30 |
2023(令和5)年度 | period | 2023-04-01..2024-03-31 |
2023（R5）年度 | period | 2023-04-01..2024-03-31 |
2023年（令和5年）4月 | period | 2023-04-01..2023-04-30 |
令和5年度(2023年度)上期 | period | 2023-04-01..2023-09-30 |
2023年度（R5年度） | period | 2023-04-01..2024-03-31 |
令和5年度(2023) | period | 2023-04-01..2024-03-31 |
令和5年度（2024年度） | period | 2023-04-01..2024-03-31 | remark=2024年度
平成 26(2014)年 | period | 2014-01-01..2014-12-31 |
令和五年度 | period | 2023-04-01..2024-03-31 |
二〇二三年四月 | period | 2023-04-01..2023-04-30 |
元年 | unread | .. | unread=元年
# two-digit years, slashes, dots
23年度 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
'23年度 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
’23年度 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
5年度 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
30年度 | period | 2018-04-01..2019-03-31 | inferred=two-digit-year
23/4 | period | 2023-04-01..2023-04-30 | inferred=two-digit-year
'23/4 | period | 2023-04-01..2023-04-30 | inferred=two-digit-year
23.4.1 | period | 2023-04-01..2023-04-01 | inferred=two-digit-year
23/4～24/3 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
'23/4～'24/3 | period | 2023-04-01..2024-03-31 | inferred=two-digit-year
98年4月 | period | 1998-04-01..1998-04-30 | inferred=two-digit-year
2023/4/26 | period | 2023-04-26..2023-04-26 |
2023.4 | period | 2023-04-01..2023-04-30 |
2023.4～2024.3 | period | 2023-04-01..2024-03-31 |
2023.4～6 | period | 2023-04-01..2023-06-30 |
2023/4～2023/9 | period | 2023-04-01..2023-09-30 |
2023-04-01 | period | 2023-04-01..2023-04-01 |
2023-04 | period | 2023-04-01..2023-04-30 |
20230401 | period | 2023-04-01..2023-04-01 |
202304 | period | 2023-04-01..2023-04-30 |
2023/10/1～2024/3/31 | period | 2023-10-01..2024-03-31 |
2023.10.1〜2024.3.31 | period | 2023-10-01..2024-03-31 |
4/26 | period | 2023-04-26..2023-04-26 | inferred=year
4/26(水) | period | 2023-04-26..2023-04-26 | inferred=year
4/1～4/30 | period | 2023-04-01..2023-04-30 | inferred=year
4/1～15 | period | 2023-04-01..2023-04-15 | inferred=year
4/26、5/10 | period | 2023-04-26..2023-05-10 | inferred=year
10/1～ | start | 2023-10-01.. | inferred=year
3.4月 | period | 2023-03-01..2023-04-30 | inferred=year
# halves and quarters
上期 | period | 2023-04-01..2023-09-30 | inferred=year
下期 | period | 2023-10-01..2024-03-31 | inferred=year
上半期 | period | 2023-04-01..2023-09-30 | inferred=year
下半期 | period | 2023-10-01..2024-03-31 | inferred=year
上期中 | period | 2023-04-01..2023-09-30 | inferred=year
2023年度下期 | period | 2023-10-01..2024-03-31 |
2023年度上半期 | period | 2023-04-01..2023-09-30 |
2023年度前半 | period | 2023-04-01..2023-09-30 |
2023年度上期末 | period | 2023-09-30..2023-09-30 |
2023年度上期～下期 | period | 2023-04-01..2024-03-31 |
2023年度上～下期 | period | 2023-04-01..2024-03-31 |
2023年度下期～上期 | period | 2023-10-01..2024-09-30 |
2023年度下期～2024年度上期 | period | 2023-10-01..2024-09-30 |
上期・下期 | period | 2023-04-01..2024-03-31 | inferred=year
2023年上期 | period | 2023-04-01..2023-09-30 | inferred=fiscal-year
2024年前半 | period | 2024-01-01..2024-06-30 |
FY23上期 | period | 2023-04-01..2023-09-30 | inferred=two-digit-year
FY2023上期 | period | 2023-04-01..2023-09-30 |
2023FY下期 | period | 2023-10-01..2024-03-31 |
2023上期 | period | 2023-04-01..2023-09-30 | inferred=fiscal-year
23年度上 | period | 2023-04-01..2023-09-30 | inferred=two-digit-year
1H | period | 2023-04-01..2023-09-30 | inferred=year
2H | period | 2023-10-01..2024-03-31 | inferred=year
FY23H1 | period | 2023-04-01..2023-09-30 | inferred=two-digit-year
令和5年度第1四半期 | period | 2023-04-01..2023-06-30 |
令和五年度第一四半期 | period | 2023-04-01..2023-06-30 |
第三四半期 | period | 2023-10-01..2023-12-31 | inferred=year
第4四半期 | period | 2023-01-01..2023-03-31 | inferred=year
第１・四半期 | period | 2023-04-01..2023-06-30 | inferred=year
第1～3四半期 | period | 2023-04-01..2023-12-31 | inferred=year
第1,2四半期 | period | 2023-04-01..2023-09-30 | inferred=year
第1・第2四半期 | period | 2023-04-01..2023-09-30 | inferred=year
1Q | period | 2023-04-01..2023-06-30 | inferred=year
Q2 | period | 2023-07-01..2023-09-30 | inferred=year
4Q | period | 2023-01-01..2023-03-31 | inferred=year
1Q/FY2023 | period | 2023-04-01..2023-06-30 |
FY2023 1Q | period | 2023-04-01..2023-06-30 |
FY23/1Q | period | 2023-04-01..2023-06-30 | inferred=two-digit-year
2023/1Q | period | 2023-04-01..2023-06-30 | inferred=fiscal-year
1Q～3Q | period | 2023-04-01..2023-12-31 | inferred=year
1～2Q | period | 2023-04-01..2023-09-30 | inferred=year
1,2Q | period | 2023-04-01..2023-09-30 | inferred=year
2023年度1～3Q | period | 2023-04-01..2023-12-31 |
# months and days
2023年4月 | period | 2023-04-01..2023-04-30 |
2023年⏎4⽉ | period | 2023-04-01..2023-04-30 |
十二月 | period | 2022-12-01..2022-12-31 | inferred=year
四～六月 | period | 2023-04-01..2023-06-30 | inferred=year
4-6月 | period | 2023-04-01..2023-06-30 | inferred=year
4－6月 | period | 2023-04-01..2023-06-30 | inferred=year
4月ー6月 | period | 2023-04-01..2023-06-30 | inferred=year
1月～3月 | period | 2023-01-01..2023-03-31 | inferred=year
10月～3月 | period | 2023-10-01..2024-03-31 | inferred=year
10月～2024年3月 | period | 2023-10-01..2024-03-31 |
2023年10月～3月 | period | 2023-10-01..2024-03-31 |
12月～2月 | period | 2022-12-01..2023-02-28 | inferred=year
2023年4月-9月 | period | 2023-04-01..2023-09-30 |
2023年4～6月 | period | 2023-04-01..2023-06-30 |
2023年度4～9月 | period | 2023-04-01..2023-09-30 |
2023年度10～3月 | period | 2023-10-01..2024-03-31 |
2023年度3月 | period | 2024-03-01..2024-03-31 |
2023年度の4月 | period | 2023-04-01..2023-04-30 |
3,4月 | period | 2023-03-01..2023-04-30 | inferred=year
３、４月 | period | 2023-03-01..2023-04-30 | inferred=year
4・5月 | period | 2023-04-01..2023-05-31 | inferred=year
4,5,6月 | period | 2023-04-01..2023-06-30 | inferred=year
5月、8月及び11月 | period | 2023-05-01..2023-11-30 | inferred=year
4月、10月 | period | 2023-04-01..2023-10-31 | inferred=year
4月と10月 | period | 2023-04-01..2023-10-31 | inferred=year
4月または10月 | period | 2023-04-01..2023-10-31 | inferred=year
4月/10月 | period | 2023-04-01..2023-10-31 | inferred=year
4月及び5月 | period | 2023-04-01..2023-05-31 | inferred=year
2023年4,10月 | period | 2023-04-01..2023-10-31 |
2023年4月及び10月 | period | 2023-04-01..2023-10-31 |
2023年4月、2024年4月 | period | 2023-04-01..2024-04-30 |
1月、4月、7月、10月 | period | 2023-01-01..2023-10-31 | inferred=year
4月～6月、9月 | period | 2023-04-01..2023-09-30 | inferred=year
4月、6月～8月 | period | 2023-04-01..2023-08-31 | inferred=year
4月、10月～ | start | 2023-04-01.. | inferred=year
4月26日(水) | period | 2023-04-26..2023-04-26 | inferred=year
4月26日 10:00 | period | 2023-04-26..2023-04-26 | inferred=year
4月26日10時～12時 | period | 2023-04-26..2023-04-26 | inferred=year
4月26日 14:00～15:30 | period | 2023-04-26..2023-04-26 | inferred=year
4/26 10:00～ | period | 2023-04-26..2023-04-26 | inferred=year
四月一日 | period | 2023-04-01..2023-04-01 | inferred=year
2024年4月1日付 | period | 2024-04-01..2024-04-01 |
2023年4月1日（土） | period | 2023-04-01..2023-04-01 |
2023年10月1日（日）～2024年3月31日（日） | period | 2023-10-01..2024-03-31 |
10月2日(月)～6日(金) | period | 2023-10-02..2023-10-06 | inferred=year
4月1日～15日 | period | 2023-04-01..2023-04-15 | inferred=year
4月1～15日 | period | 2023-04-01..2023-04-15 | inferred=year
4月10日、20日 | period | 2023-04-10..2023-04-20 | inferred=year
2月29日 | period | 2024-02-29..2024-02-29 | inferred=year
2023年2月29日 | unread | .. | unread=2023年2月29日
2023年13月 | unread | .. | unread=2023年13月
# 旬, 末, 初
5月中旬頃 | period | 2023-05-11..2023-05-20 | soft ; inferred=year
5月上旬 | period | 2023-05-01..2023-05-10 | inferred=year
2月下旬 | period | 2023-02-21..2023-02-28 | inferred=year
2024年2月下旬 | period | 2024-02-21..2024-02-29 |
4月初旬 | period | 2023-04-01..2023-04-10 | inferred=year
4月上旬～中旬 | period | 2023-04-01..2023-04-20 | inferred=year
4月上～中旬 | period | 2023-04-01..2023-04-20 | inferred=year
4月上旬～5月下旬 | period | 2023-04-01..2023-05-31 | inferred=year
4月中下旬 | period | 2023-04-11..2023-04-30 | inferred=year
6月中・下旬 | period | 2023-06-11..2023-06-30 | inferred=year
4月中頃 | period | 2023-04-11..2023-04-20 | soft ; inferred=year
4月半ば | period | 2023-04-11..2023-04-20 | soft ; inferred=year
4月前半 | period | 2023-04-01..2023-04-15 | inferred=year
4月後半 | period | 2023-04-16..2023-04-30 | inferred=year
3月末 | period | 2023-03-31..2023-03-31 | inferred=year
2023年9月末 | period | 2023-09-30..2023-09-30 |
年度末 | period | 2024-03-31..2024-03-31 | inferred=relative
2023年度末 | period | 2024-03-31..2024-03-31 |
年末 | period | 2023-12-31..2023-12-31 | inferred=relative
2024年3月末頃 | period | 2024-03-31..2024-03-31 | soft
4月初め | period | 2023-04-01..2023-04-01 | inferred=year
4月頭 | period | 2023-04-01..2023-04-01 | inferred=year
年度初め | period | 2023-04-01..2023-04-01 | inferred=relative
2023年度当初 | period | 2023-04-01..2023-04-01 |
4月～9月末 | period | 2023-04-01..2023-09-30 | inferred=year
2024年4月～年度末 | period | 2024-04-01..2025-03-31 |
3月末～ | start | 2023-03-31.. | inferred=year
# relative
本年10月 | period | 2023-10-01..2023-10-31 | inferred=relative
今年 | period | 2023-01-01..2023-12-31 | inferred=relative
ことし9月 | period | 2023-09-01..2023-09-30 | inferred=relative
来年4月～ | start | 2024-04-01.. | inferred=relative
再来年3月 | period | 2025-03-01..2025-03-31 | inferred=relative
昨年10月～ | start | 2022-10-01.. | inferred=relative
今年度 | period | 2023-04-01..2024-03-31 | inferred=relative
今年度中に開始 | period | 2023-04-01..2024-03-31 | inferred=relative
本年度内 | period | 2023-04-01..2024-03-31 | inferred=relative
来年度上期 | period | 2024-04-01..2024-09-30 | inferred=relative
来年度以降 | start | 2024-04-01.. | inferred=relative
来年度中 | period | 2024-04-01..2025-03-31 | inferred=relative
来年度末 | period | 2025-03-31..2025-03-31 | inferred=relative
再来年度 | period | 2025-04-01..2026-03-31 | inferred=relative
前年度 | period | 2022-04-01..2023-03-31 | inferred=relative
翌年度 | period | 2024-04-01..2025-03-31 | inferred=relative
次年度以降 | start | 2024-04-01.. | inferred=relative
今年度下期 | period | 2023-10-01..2024-03-31 | inferred=relative
今年度第3四半期 | period | 2023-10-01..2023-12-31 | inferred=relative
今上期 | period | 2023-04-01..2023-09-30 | inferred=relative
今期中 | period | 2023-04-01..2024-03-31 | inferred=term
来期 | period | 2024-04-01..2025-03-31 | inferred=term
年度内 | period | 2023-04-01..2024-03-31 | inferred=relative
年内 | deadline | ..2023-12-31 | inferred=relative
2023年内 | deadline | ..2023-12-31 |
年度内に順次 | period | 2023-04-01..2024-03-31 | soft ; inferred=relative
年内目途 | deadline | ..2023-12-31 | soft ; inferred=relative
今月中 | period | 2023-05-01..2023-05-31 | inferred=relative
当月中 | period | 2023-05-01..2023-05-31 | inferred=relative
来月 | period | 2023-06-01..2023-06-30 | inferred=relative
来月末 | period | 2023-06-30..2023-06-30 | inferred=relative
先月末 | period | 2023-04-30..2023-04-30 | inferred=relative
今月末まで | deadline | ..2023-05-31 | inferred=relative
翌月10日 | period | 2023-06-10..2023-06-10 | inferred=relative
今週中 | period | 2023-05-08..2023-05-14 | inferred=relative
本日 | period | 2023-05-12..2023-05-12 | inferred=relative
即日 | period | 2023-05-12..2023-05-12 | inferred=relative
2023年10月～翌年3月 | period | 2023-10-01..2024-03-31 |
2023年4月～同年9月 | period | 2023-04-01..2023-09-30 |
2023年度～翌年度 | period | 2023-04-01..2025-03-31 |
4月から翌年3月まで | period | 2023-04-01..2024-03-31 | inferred=year
2023年夏 | period | 2023-06-01..2023-08-31 | inferred=season
2023年秋頃 | period | 2023-09-01..2023-11-30 | soft ; inferred=season
春頃 | period | 2023-03-01..2023-05-31 | soft ; inferred=year,season
今夏 | period | 2023-06-01..2023-08-31 | inferred=relative,season
来春 | period | 2024-03-01..2024-05-31 | inferred=relative,season
# open ends and limits
2020年4月から | start | 2020-04-01.. |
4月より | start | 2023-04-01.. | inferred=year
4月以降 | start | 2023-04-01.. | inferred=year
2023年度以降 | start | 2023-04-01.. |
2023年度より順次 | start | 2023-04-01.. | soft
4月以降順次 | start | 2023-04-01.. | soft ; inferred=year
2023年4月1日から適用 | start | 2023-04-01.. |
９月まで | deadline | ..2023-09-30 | inferred=year
9月まで | deadline | ..2023-09-30 | inferred=year
9月までに | deadline | ..2023-09-30 | inferred=year
5月まで | deadline | ..2023-05-31 | inferred=year
4月まで | deadline | ..2024-04-30 | inferred=year
4月末まで | deadline | ..2024-04-30 | inferred=year
5月10日まで | deadline | ..2024-05-10 | inferred=year
5月12日まで | deadline | ..2023-05-12 | inferred=year
2023年9月末まで | deadline | ..2023-09-30 |
～2023年9月末まで | deadline | ..2023-09-30 |
～2024年度末 | deadline | ..2025-03-31 |
～2024/3 | deadline | ..2024-03-31 |
2024年3月31日迄 | deadline | ..2024-03-31 |
2024年3月31日期限 | deadline | ..2024-03-31 |
期限：2024年3月31日 | deadline | ..2024-03-31 |
完了期限：9月 | deadline | ..2023-09-30 | inferred=year
遅くとも2023年度末まで | deadline | ..2024-03-31 |
遅くとも9月末 | deadline | ..2023-09-30 | inferred=year
2023年4月以前 | deadline | ..2023-04-30 |
2023年4月1日より前 | deadline | ..2023-03-31 |
4月から6月まで | period | 2023-04-01..2023-06-30 | inferred=year
2023年4月から9月まで | period | 2023-04-01..2023-09-30 |
2023年4月1日から2年間 | period | 2023-04-01..2025-03-31 |
2020年4月から3年間 | period | 2020-04-01..2023-03-31 |
2023年度から3か年 | period | 2023-04-01..2026-03-31 |
2023年4月～3年間 | period | 2023-04-01..2026-03-31 |
4月～（3か月間） | period | 2023-04-01..2023-06-30 | inferred=year
4月（3日間） | period | 2023-04-01..2023-04-30 | inferred=year ; remark=3日間
今後 | start | 2023-05-12.. | inferred=relative
今後3年間 | period | 2023-05-12..2026-05-11 | inferred=relative
今後、2024年3月まで | period | 2023-05-12..2024-03-31 | inferred=relative
3か月以内 | deadline | ..2023-08-12 | inferred=relative
概ね1年以内 | deadline | ..2024-05-12 | soft ; inferred=relative
三か月以内 | deadline | ..2023-08-12 | inferred=relative
1年以内 | deadline | ..2024-05-12 | inferred=relative
半年以内 | deadline | ..2023-11-12 | inferred=relative
10日以内 | deadline | ..2023-05-22 | inferred=relative
1週間以内 | deadline | ..2023-05-19 | inferred=relative
3か月後 | period | 2023-08-12..2023-08-12 | inferred=relative
現在～2024年3月 | period | 2023-05-12..2024-03-31 | inferred=relative
4月中 | period | 2023-04-01..2023-04-30 | inferred=year
2023年中 | period | 2023-01-01..2023-12-31 |
令和5年度中 | period | 2023-04-01..2024-03-31 |
2023年度内に実施 | period | 2023-04-01..2024-03-31 |
2023年度通期 | period | 2023-04-01..2024-03-31 |
# softness
3月末を目途に | deadline | ..2024-03-31 | soft ; inferred=year
9月末めどに | deadline | ..2023-09-30 | soft ; inferred=year
3月末目途 | deadline | ..2024-03-31 | soft ; inferred=year
年度末を目途に | deadline | ..2024-03-31 | soft ; inferred=relative
9月を目途に | period | 2023-09-01..2023-09-30 | soft ; inferred=year
9月目途 | period | 2023-09-01..2023-09-30 | soft ; inferred=year
～9月目途 | deadline | ..2023-09-30 | soft ; inferred=year
2023年度を目途に段階的に実施 | period | 2023-04-01..2024-03-31 | soft
2023年度中を目途に実施 | period | 2023-04-01..2024-03-31 | soft
2024年3月頃を予定 | period | 2024-03-01..2024-03-31 | soft
2023年9月（予定） | period | 2023-09-01..2023-09-30 | soft
2023年9月(目途) | period | 2023-09-01..2023-09-30 | soft
6月設置予定 | period | 2023-06-01..2023-06-30 | soft ; inferred=year
8月を予定 | period | 2023-08-01..2023-08-31 | soft ; inferred=year
4月予定 | period | 2024-04-01..2024-04-30 | soft ; inferred=year
1月頃 | period | 2023-01-01..2023-01-31 | soft ; inferred=year
4月完了予定 | period | 2024-04-01..2024-04-30 | soft ; inferred=year
早ければ9月 | period | 2023-09-01..2023-09-30 | soft ; inferred=year
最短で10月 | period | 2023-10-01..2023-10-31 | soft ; inferred=year
2023年度末までに順次 | deadline | ..2024-03-31 | soft
2025年度までに段階的に | deadline | ..2026-03-31 | soft
速やかに | undetermined | .. | soft
速やかに実施 | undetermined | .. | soft
可及的速やかに | undetermined | .. | soft
直ちに | undetermined | .. | soft
順次実施 | undetermined | .. | soft
当面 | start | 2023-05-12.. | soft ; inferred=relative
当面の間 | start | 2023-05-12.. | soft ; inferred=relative
当面、毎月 | start | 2023-05-12.. | per=1/month ; soft ; inferred=relative
今後順次 | start | 2023-05-12.. | soft ; inferred=relative
# done and going on
実施済 | done | .. |
実施済み(2023年2月) | done | 2023-02-01..2023-02-28 |
2023年2月 実施済 | done | 2023-02-01..2023-02-28 |
2023年3月完了済み | done | 2023-03-01..2023-03-31 |
3月（実施済） | done | 2023-03-01..2023-03-31 | inferred=year
3月 済 | done | 2023-03-01..2023-03-31 | inferred=year
4月までに実施済 | done | ..2023-04-30 | inferred=year
完了 | done | .. |
3月完了 | period | 2023-03-01..2023-03-31 | inferred=year
4月開始 | period | 2023-04-01..2023-04-30 | inferred=year
6月実施 | period | 2022-06-01..2022-06-30 | inferred=year
1月実施 | period | 2023-01-01..2023-01-31 | inferred=year
6月実施予定 | period | 2023-06-01..2023-06-30 | soft ; inferred=year
従来より実施 | done | .. |
既に実施 | done | .. |
継続 | event | .. |
実施中 | event | .. |
引き続き実施 | event | .. |
4月実施中 | start | 2023-04-01.. | inferred=year
4月より継続 | start | 2023-04-01.. | inferred=year
4月～継続 | start | 2023-04-01.. | inferred=year
2020年度より継続実施中 | start | 2020-04-01.. |
2022年10月から運用中 | start | 2022-10-01.. |
2023年度実施中 | period | 2023-04-01..2024-03-31 |
3月実施済、9月完了予定 | period | 2023-03-01..2023-09-30 | soft ; inferred=year
# how often
毎月 | event | .. | per=1/month
毎年 | event | .. | per=1/year
毎年度 | event | .. | per=1/fiscal-year
毎週 | event | .. | per=1/week
毎日 | event | .. | per=1/day
隔月 | event | .. | per=1/2-months
隔週 | event | .. | per=1/2-weeks
毎月10日 | event | .. | per=1/monthd10
毎月末 | event | .. | per=1/monthd-1
毎月上旬 | event | .. | per=1/monthd1,10
毎月25日頃 | event | .. | per=1/monthd25 ; soft
毎月1日と15日 | event | .. | per=1/monthd1,15
毎月第2火曜 | event | .. | per=1/monthw1n2
毎月第1・第3月曜日 | event | .. | per=1/monthw0n1,3
毎月最終金曜日 | event | .. | per=1/monthw4n-1
毎週月曜 | event | .. | per=1/weekw0
毎週月・水・金 | event | .. | per=1/weekw0,2,4
毎年4月 | event | .. | per=1/yearm4
毎年4月と10月 | event | .. | per=1/yearm4,10
毎年4月1日 | event | .. | per=1/yearm4d1
毎年4～6月 | event | .. | per=1/yearm4,5,6
毎年度上期 | event | .. | per=1/fiscal-yearm4,5,6,7,8,9
毎年度末 | event | .. | per=1/fiscal-yeard-1
四半期毎 | event | .. | per=1/quarter
四半期ごと | event | .. | per=1/quarter
半期毎に | event | .. | per=1/half-year
各四半期末 | event | .. | per=1/quarterd-1
月次 | event | .. | per=1/month
年2回 | event | .. | per=2/year
年に一度 | event | .. | per=1/year
年間4回 | event | .. | per=4/year
年1回以上 | event | .. | per=1+/year
年2回（4月、10月） | event | .. | per=2/yearm4,10
年1回(3月) | event | .. | per=1/yearm3
月1回以上 | event | .. | per=1+/month
月1～2回 | event | .. | per=1-2/month
週2～3回 | event | .. | per=2-3/week
半期に1回 | event | .. | per=1/half-year
半年に1回 | event | .. | per=1/half-year
四半期に1回程度 | event | .. | per=1/quarter ; soft
3か月に1回 | event | .. | per=1/3-months
2年に1回 | event | .. | per=1/2-years
6か月ごと | event | .. | per=1/6-months
1回/半期 | event | .. | per=1/half-year
1回／年 | event | .. | per=1/year
2回/月 | event | .. | per=2/month
1回/3か月 | event | .. | per=1/3-months
1回以上／年 | event | .. | per=1+/year
最低年1回 | event | .. | per=1+/year
少なくとも年に1回 | event | .. | per=1+/year
年数回 | event | .. | per=2+/year
上期・下期各1回 | event | .. | per=1/half-year
上下期各1回 | event | .. | per=1/half-year
2023年度に2回 | period | 2023-04-01..2024-03-31 | per=2/period
2023年度 年2回 | period | 2023-04-01..2024-03-31 | per=2/year
2023年10月～（年1回） | start | 2023-10-01.. | per=1/year
2023年度以降毎年度1回 | start | 2023-04-01.. | per=1/fiscal-year
4月～（年2回：6月、12月） | start | 2023-04-01.. | per=2/yearm6,12 ; inferred=year
4月から毎月 | start | 2023-04-01.. | per=1/month ; inferred=year
2023年4月～2024年3月（毎月第1月曜） | period | 2023-04-01..2024-03-31 | per=1/monthw0n1
原則毎月 | event | .. | per=1/month
定期的に | event | .. |
年4回（四半期ごと） | event | .. | per=4/year
# events and none
随時 | event | .. |
必要に応じて | event | .. |
必要の都度 | event | .. |
契約更新の都度 | event | .. |
契約更新時 | event | .. |
人事異動の際 | event | .. |
承認後速やかに | event | .. | soft
○○後速やかに | event | .. | soft
規程改正後3か月以内 | event | .. |
承認から1年以内 | event | .. |
新システム稼働後 | event | .. |
承認され次第 | event | .. |
案件ごと | event | .. |
発生の都度 | event | .. |
2023年4月の規程改正後 | event | .. |
適宜（2023年4月～） | start | 2023-04-01.. |
4月以降適宜 | start | 2023-04-01.. | inferred=year
未定 | undetermined | .. |
検討中 | undetermined | .. |
別途調整 | undetermined | .. |
調整中 | undetermined | .. |
今後検討 | undetermined | .. |
2024年度（詳細未定） | period | 2024-04-01..2025-03-31 | remark=詳細未定
2023年9月以降（調整中） | start | 2023-09-01.. | remark=調整中
－ | undetermined | .. |
― | undetermined | .. |
なし | undetermined | .. |
同左 | unread | .. | unread=同左
〃 | unread | .. | unread=〃
通年 | event | .. |
# glued, bracketed, remarked
●4月開始 | period | 2023-04-01..2023-04-30 | inferred=year
➤2023年度上期 | period | 2023-04-01..2023-09-30 |
①4月 ②10月 | period | 2023-04-01..2023-10-31 | inferred=year
実施時期：2023年4月～ | start | 2023-04-01.. |
(2023年4月) | period | 2023-04-01..2023-04-30 |
【2023年4月】 | period | 2023-04-01..2023-04-30 |
「4月～」 | start | 2023-04-01.. | inferred=year
規程改正：4月、研修：7月～ | start | 2023-04-01.. | inferred=year
第1回：4/26、第2回：10/15 | period | 2023-04-26..2023-10-15 | inferred=year
第1回4月、第2回10月 | period | 2023-04-01..2023-10-31 | inferred=year
本店4月、支店7月 | period | 2023-04-01..2023-07-31 | inferred=year
2023年4月 システム改修 | period | 2023-04-01..2023-04-30 |
システム改修（2023年4月） | period | 2023-04-01..2023-04-30 |
コンプライアンス研修：年2回（4月・10月） | event | .. | per=2/yearm4,10
2023年度設計、2024年度開発、2025年度運用開始 | period | 2023-04-01..2026-03-31 |
2023年9月までに整備、以降毎月実施 | deadline | ..2023-09-30 | per=1/month
2023年4月に規程を改正し、以降適宜見直し | start | 2023-04-01.. |
10月に上期の実績を確認 | period | 2023-10-01..2023-10-31 | inferred=year
上期の実績を10月に報告 | period | 2023-10-01..2023-10-31 | inferred=year
2023年度 ※第1回は4/26 | period | 2023-04-01..2024-03-31 | remark=第1回は4/26
2023年4月～（試行） | start | 2023-04-01.. | remark=試行
2024年3月まで（必達） | deadline | ..2024-03-31 | remark=必達
4月例会 | period | 2023-04-01..2023-04-30 | inferred=year
コンプライアンス強調月間(10月) | period | 2023-10-01..2023-10-31 | inferred=year
2 0 2 3 年 4 月 ～ | start | 2023-04-01.. |
2023 年 度 上 期 | period | 2023-04-01..2023-09-30 |
4月〜 | start | 2023-04-01.. | inferred=year
4月∼ | start | 2023-04-01.. | inferred=year
4月~ | start | 2023-04-01.. | inferred=year
４月～ | start | 2023-04-01.. | inferred=year
# not read, or in part
ゴールデンウィーク明け | unread | .. | unread=ゴールデンウィーク明け
年末年始 | unread | .. | unread=年末年始
あいうえお | unread | .. | unread=あいうえお
研修 | unread | .. | unread=研修
2023年4月 鬱 | period | 2023-04-01..2023-04-30 | unread=鬱
2023年度ゴールデンウィーク明け | period | 2023-04-01..2024-03-31 | unread=ゴールデンウィーク明け
2024年～2023年 | unread | .. | unread=2024年～2023年
⽉ | unread | .. | unread=⽉
# checked on a second pass
上期/2024年度 | period | 2024-04-01..2024-09-30 |
半期毎（9月、3月） | event | .. | per=1/half-yearm9,3
1回／四半期（4,7,10,1月） | event | .. | per=1/quarterm4,7,10,1
年2回（上期・下期） | event | .. | per=1/half-year
毎月第1営業日 | event | .. | per=1/month
4半期毎 | event | .. | per=1/quarter
次期システム更改時 | event | .. |
四半期末 | event | .. | per=1/quarterd-1
第1四半期決算発表時 | event | .. |
検討の上、速やかに実施 | undetermined | .. | soft
未定（2024年度以降） | start | 2024-04-01.. |
2023年度第2四半期から順次実施 | start | 2023-07-01.. | soft
令和6年3月末までに完了（予定） | deadline | ..2024-03-31 | soft
R6.3末 | period | 2024-03-31..2024-03-31 |
R5年度上期中 | period | 2023-04-01..2023-09-30 |
8月～（毎週） | start | 2023-08-01.. | per=1/week ; inferred=year
9月～12月（計4回） | period | 2023-09-01..2023-12-31 | per=4/period ; inferred=year
年1回以上（原則6月） | event | .. | per=1+/yearm6
3年毎 | event | .. | per=1/3-years
随時（必要の都度） | event | .. |
速やかに（遅くとも6月まで） | deadline | ..2023-06-30 | soft ; inferred=year
業務改善計画提出後、速やかに | event | .. | soft
新規採用時及び年1回 | event | .. | per=1/year
異動時、年1回 | event | .. | per=1/year
今後も継続 | start | 2023-05-12.. | inferred=relative
以後毎年 | event | .. | per=1/year
令和5年4月1日施行済 | done | 2023-04-01..2023-04-01 |
2023年3月（済）、以降年1回 | start | 2023-03-01.. | per=1/year
４月１７日お知らせ済 | done | 2023-04-17..2023-04-17 | inferred=year
5月12日時点 | period | 2023-05-12..2023-05-12 | inferred=year
2023年度内に方針決定、2024年度以降実施 | start | 2023-04-01.. |
5月末目途に実施 | deadline | ..2023-05-31 | soft ; inferred=year
5月GW明け | period | 2023-05-01..2023-05-31 | inferred=year ; unread=GW明け
7月1日付け人事異動 | period | 2023-07-01..2023-07-01 | inferred=year
6月の株主総会後 | event | .. |
7月の人事異動時 | period | 2023-07-01..2023-07-31 | inferred=year
期初 | period | 2023-04-01..2023-04-01 | inferred=term
通年実施 | event | .. |
毎事業年度 | event | .. | per=1/fiscal-year
2023年4月（以降毎年実施） | start | 2023-04-01.. | per=1/year
4月に実施（以後、毎年4月に実施） | start | 2023-04-01.. | per=1/yearm4 ; inferred=year
11月～翌年3月 | period | 2023-11-01..2024-03-31 | inferred=year
# brackets that hold the date, and what a second reader asked
2023年度（10月） | period | 2023-10-01..2023-10-31 |
2023年度（4～9月） | period | 2023-04-01..2023-09-30 |
2023年度(4月、10月) | period | 2023-04-01..2023-10-31 |
2023年（10月） | period | 2023-10-01..2023-10-31 |
2023年4月（4/26） | period | 2023-04-26..2023-04-26 |
2023年度(4月～) | period | 2023-04-01..2024-03-31 | remark=4月～
2023年度上期（4～9月） | period | 2023-04-01..2023-09-30 | remark=4～9月
4月（5月） | period | 2023-04-01..2023-04-30 | inferred=year ; remark=5月
6月構築済 | done | 2022-06-01..2022-06-30 | inferred=year
都度（水） | event | .. | remark=水
随時更新 | event | .. |
定例 | event | .. |
異常時 | event | .. |
8～9月にかけて | period | 2023-08-01..2023-09-30 | inferred=year
4月から9月にかけて順次 | period | 2023-04-01..2023-09-30 | soft ; inferred=year
第1水曜 | event | .. | per=1/monthw2n1
6月及び12月（年2回） | event | .. | per=2/yearm6,12
2023.4-2024.3 | period | 2023-04-01..2024-03-31 |
2023-04～2024-03 | period | 2023-04-01..2024-03-31 |
3月末日 | period | 2023-03-31..2023-03-31 | inferred=year
1. 2023年4月 | period | 2023-04-01..2023-04-30 |
(1)2023年4月 (2)2023年10月 | period | 2023-04-01..2023-10-31 |
STEP1:2023年4月～9月 | period | 2023-04-01..2023-09-30 |
フェーズ1（2023年度） | period | 2023-04-01..2024-03-31 |
第1フェーズ：2023年度、第2フェーズ：2024年度 | period | 2023-04-01..2025-03-31 |
5月第2週 | period | 2023-05-01..2023-05-31 | inferred=year ; unread=第2週
年度以内 | deadline | ..2024-03-31 | inferred=relative
2022/上 | period | 2022-04-01..2022-09-30 | inferred=fiscal-year
2023/4 2023/10 | period | 2023-04-01..2023-10-31 |
4/1⏎4/26 | period | 2023-04-01..2023-04-26 | inferred=year
2023年度から2025年度にかけて | period | 2023-04-01..2026-03-31 |
平成29年度から実施中 | start | 2017-04-01.. |
2016年4月～（継続中） | start | 2016-04-01.. |
2023年12月～24年1月 | period | 2023-12-01..2024-01-31 |
2023年6月（第1回）、以降四半期毎 | start | 2023-06-01.. | per=1/quarter ; remark=第1回
2023年5月12日(金)17時まで | deadline | ..2023-05-12 |
次回取締役会まで | event | .. |
2年目 | unread | .. | unread=2年目
5年程度 | unread | .. | soft ; unread=5年程度
# mended after a second reading: misprints, halves of words, days beside a number of times
2023年年4月 | period | 2023-04-01..2023-04-30 |
2023年年度末 | period | 2024-03-31..2024-03-31 |
令和5年年度 | period | 2023-04-01..2024-03-31 |
2023年度度 | period | 2023-04-01..2024-03-31 |
4月月末 | period | 2023-04-30..2023-04-30 | inferred=year
2023年4 | period | 2023-04-01..2023-04-30 | inferred=unit
2023年4～6 | period | 2023-04-01..2023-06-30 | inferred=unit
2023年度4～6 | period | 2023-04-01..2023-06-30 | inferred=unit
2023年4/26 | period | 2023-04-26..2023-04-26 |
令和5 4月 | period | 2023-04-01..2023-04-30 |
2023年10月～翌3月 | period | 2023-10-01..2024-03-31 |
2023年10/1～翌3/31 | period | 2023-10-01..2024-03-31 |
2023年4月～同9月 | period | 2023-04-01..2023-09-30 |
新年度 | period | 2023-04-01..2024-03-31 | inferred=relative
R5.4～6.3 | period | 2023-04-01..2024-03-31 |
R5.4～4.30 | period | 2023-04-01..2023-04-30 |
H31.4～2.3 | period | 2019-04-01..2020-03-31 |
令5・4・1 | period | 2023-04-01..2023-04-01 |
R.5.4.1 | period | 2023-04-01..2023-04-01 |
R5.3Q | period | 2023-10-01..2023-12-31 | inferred=fiscal-year
FY2023-2025 | period | 2023-04-01..2026-03-31 |
Q1 FY2023 | period | 2023-04-01..2023-06-30 |
1Q 2023年度 | period | 2023-04-01..2023-06-30 |
2023 1H | period | 2023-04-01..2023-09-30 | inferred=fiscal-year
9月中旬～末 | period | 2023-09-11..2023-09-30 | inferred=year
自2023年4月1日 至2024年3月31日 | period | 2023-04-01..2024-03-31 |
7月か8月 | period | 2023-07-01..2023-08-31 | inferred=year
ア 2023年7月 | period | 2023-07-01..2023-07-31 |
2023年度(上期) | period | 2023-04-01..2023-09-30 |
2023年9月30日（期限） | deadline | ..2023-09-30 |
10月（以降） | start | 2023-10-01.. | inferred=year
2023年度（以降、継続） | start | 2023-04-01.. |
7月（開始予定） | period | 2023-07-01..2023-07-31 | soft ; inferred=year
7月開始予定 | period | 2023-07-01..2023-07-31 | soft ; inferred=year
10月より順次実施 | start | 2023-10-01.. | soft ; inferred=year
10月に実施する | period | 2023-10-01..2023-10-31 | inferred=year
10月実施開始 | period | 2023-10-01..2023-10-31 | inferred=year
4月～6月：計画、7月～：実施 | start | 2023-04-01.. | inferred=year
検討：～9月、実施：10月～ | deadline | ..2023-09-30 | inferred=year
遅くとも2023年10月から | start | 2023-10-01.. |
2023年度以降も継続 | start | 2023-04-01.. |
4月に改正し、その後毎年見直し | start | 2023-04-01.. | per=1/year ; inferred=year
4月に改正、その後速やかに周知 | period | 2023-04-01..2023-04-30 | soft ; inferred=year
3年を目途に | deadline | ..2026-05-12 | soft ; inferred=relative
5年を目途に | period | 2023-01-01..2023-12-31 | soft ; inferred=two-digit-year
向こう1年間 | period | 2023-05-12..2024-05-11 | inferred=relative
2023年6月の取締役会までに決定 | deadline | ..2023-06-30 |
改善が完了するまで | event | .. |
契約締結してから1か月 | event | .. |
新システム稼働にあわせて | event | .. |
月1 | event | .. | per=1/month
週1程度 | event | .. | per=1/week ; soft
週3日 | event | .. | per=3/week
月10日 | unread | .. | unread=月10日
ひと月に1回 | event | .. | per=1/month
週2回（月・木） | event | .. | per=2/weekw0,3
月1回（第2水曜日） | event | .. | per=1/monthw2n2
毎月1回（月末） | event | .. | per=1/monthd-1
毎月（10日まで） | event | .. | per=1/monthd10
2023年度中に4回（四半期毎） | period | 2023-04-01..2024-03-31 | per=1/quarter
2023年9月までに結論を得る | deadline | ..2023-09-30 |
"""


class Expected(Struct, frozen=True):
    """A row of the table, taken apart."""

    text: str
    kind: str
    dates: str
    details: tuple[str, ...]


def expressions() -> list[Expected]:
    """The rows, comments left out."""
    return [_row(line) for line in ROWS.strip().splitlines() if line and line[0] != "#"]


def _row(line: str) -> Expected:
    text, kind, dates, details = (part.strip() for part in line.rsplit("|", maxsplit=3))
    found = tuple(part.strip() for part in details.split(";") if part.strip())
    return Expected(text.replace("⏎", "\n"), kind, dates, found)
