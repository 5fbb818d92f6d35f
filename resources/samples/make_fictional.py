"""Writes the openly fictional sample: fictional.json (the plan as it was submitted) and
fictional.jsonl (what happened to it in two years, one dated command a line).

Run it after changing its texts: python resources/samples/make_fictional.py
Ids are digests of names, so that the same names give the same ids. Company, authority, events and
figures are invented.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from fictional_texts import (
    ANSWERS,
    CAUSES,
    CHAPTERS,
    CORRECTION,
    DEPARTMENTS,
    INCIDENTS,
    NOTICE,
    OCCURRENCES,
    OPEN_PROPOSAL,
    ORDERS,
    QUESTIONS,
    REPORTS,
    ROOT_CAUSES,
    SLIPS,
)

FOLDER = Path(__file__).resolve().parent
PLAN_DATE = "2023-06-09"
MINISTER = "経済産業大臣"
STATUSES = {
    "N": "not-started",
    "P": "preparing",
    "I": "in-progress",
    "C": "continuing",
    "D": "done",
    "X": "cancelled",
    "M": "merged",
}


def id_of(name: str) -> int:
    """The permanent id of whatever the name stands for."""
    return int.from_bytes(hashlib.sha256(f"fictional:{name}".encode()).digest()[:6]) or 1


def main() -> None:
    """Writes both files."""
    plan = json.dumps(told_plan(), ensure_ascii=False, indent=1)
    (FOLDER / "fictional.json").write_text(f"{plan}\n", encoding="utf-8", newline="\n")
    lines = [json.dumps(line, ensure_ascii=False) for line in told_story()]
    story = "\n".join(lines)
    (FOLDER / "fictional.jsonl").write_text(f"{story}\n", encoding="utf-8", newline="\n")


def told_plan() -> dict[str, object]:
    """The plan as it was submitted."""
    return {
        "id": id_of("plan"),
        "title": "業務改善計画の概要（見本：架空のデータ）",
        "company": "サンプル電力株式会社",
        "date": PLAN_DATE,
        "new_note": "(注) 赤字：5月20日に公表した再発防止策に対し新たに計画した項目",
        "notice_date": PLAN_DATE,
        "notice_addressee": "各 位",
        "notice_subject": NOTICE["subject"],
        "paragraphs": [
            {"id": id_of(f"paragraph:{n}"), "part": part, "mark": mark, "text": text}
            for n, (part, mark, text) in enumerate(NOTICE["paragraphs"])
        ],
        "sender_lines": [
            {"id": id_of(f"sender:{n}"), "label": label, "text": text}
            for n, (label, text) in enumerate(NOTICE["sender"])
        ],
        "orders": [told_order(order) for order in ORDERS],
        "chapters": [told_chapter(chapter) for chapter in CHAPTERS],
        **told_causes(),
        "departments": [
            {"id": id_of(f"department:{key}"), "name": name} for key, name in DEPARTMENTS.items()
        ],
        "reports": [
            {
                "id": id_of(f"report:{number}"),
                "number": number,
                "due_on": report["due"],
                "as_of": report["as_of"],
                "addressee": MINISTER,
            }
            for number, report in REPORTS.items()
            if number == 1
        ],
    }


def told_order(order: dict) -> dict[str, object]:
    return {
        "id": id_of(f"order:{order['key']}"),
        "name": order["name"],
        "reason": order["reason"],
        "requirements": [
            {"id": id_of(f"requirement:{key}"), "text": text}
            for key, text in order["requirements"].items()
        ],
    }


def told_chapter(chapter: dict) -> dict[str, object]:
    return {
        "id": id_of(f"chapter:{chapter['title']}"),
        "title": chapter["title"],
        "items": [
            {
                "id": id_of(f"item:{item['title']}"),
                "title": item["title"],
                "lead": item["lead"],
                "entries": [told_entry(e) for e in item["entries"] if not is_later(e)],
            }
            for item in chapter["items"]
        ],
    }


def is_later(entry: dict | str) -> bool:
    """Measures that were added after submission come by command."""
    return isinstance(entry, dict) and "added" in entry


def told_entry(entry: dict | str) -> dict[str, object]:
    if isinstance(entry, str):
        return {"kind": "group", "id": id_of(f"group:{entry}"), "text": entry}
    key = entry["key"]
    return {"kind": "measure", "id": id_of(f"measure:{key}"), **told_fields(entry)} | {
        "details": [
            {"id": id_of(f"detail:{key}:{n}"), "text": text, "new": entry.get("new", False)}
            for n, text in enumerate(entry.get("details", ()))
        ],
        "assignments": told_assignments(entry),
    }


def told_fields(entry: dict) -> dict[str, object]:
    told = {
        "text": entry["text"],
        "timing_text": entry["timing"],
        "timing_reference": entry.get("added", PLAN_DATE),
        "measure_type": {"B": "build", "R": "run", "": ""}[entry["type"]],
        "new": entry.get("new", False),
    }
    if "repeats" in entry:
        told["repeats"] = id_of(f"measure:{entry['repeats']}")
    return told


def told_assignments(entry: dict) -> list[dict[str, object]]:
    first, *others = entry["by"]
    roles = [(first, "lead"), *((other, "related") for other in others)]
    return [
        {
            "id": id_of(f"assignment:{entry['key']}:{department}"),
            "department": id_of(f"department:{department}"),
            "role": role,
        }
        for department, role in roles
    ]


def told_causes() -> dict[str, object]:
    links = [("cause:" + c, "incident:" + i) for c, (i, _text) in CAUSES.items()]
    links += [
        ("root:" + r, "cause:" + c) for r, (causes, _text) in ROOT_CAUSES.items() for c in causes
    ]
    for entry in measures():
        if "added" not in entry:
            links += [
                ("measure:" + entry["key"], "requirement:" + r)
                for r in entry.get("answers", "").split()
            ]
            links += [
                ("measure:" + entry["key"], "cause:" + c) for c in entry.get("causes", "").split()
            ]
    return {
        "incidents": [{"id": id_of("incident:" + k), "text": t} for k, t in INCIDENTS.items()],
        "causes": [{"id": id_of("cause:" + k), "text": t} for k, (_i, t) in CAUSES.items()],
        "root_causes": [
            {"id": id_of("root:" + k), "text": t} for k, (_c, t) in ROOT_CAUSES.items()
        ],
        "links": [
            {
                "id": id_of(f"link:{source}>{target}"),
                "source": id_of(source),
                "target": id_of(target),
            }
            for source, target in links
        ],
    }


def measures() -> list[dict]:
    """Every measure in printed order, later ones too."""
    return [e for c in CHAPTERS for i in c["items"] for e in i["entries"] if isinstance(e, dict)]


# --- What happened ------------------------------------------------------------------------------


def told_story() -> list[dict[str, object]]:
    """The steps in the order in which they were typed."""
    lines = [*versions_before(), *changes(), *organisation(), *later_measures()]
    for number in REPORTS:
        lines += round_of(number)
    lines.sort(key=lambda line: line["at"])
    return lines


def step(at: str, who: str, command: dict, name: str = "") -> dict[str, object]:
    return {"at": at, "who": who, **({"as": name} if name else {}), "command": command}


def together(commands: list[dict]) -> dict[str, object]:
    return {"command": "together", "commands": commands}


def version(name: str, date: str, occasion: str, addressee: str = "") -> dict[str, object]:
    told = {"command": "freeze_version", "name": name, "date": date, "occasion": occasion}
    return {**told, "addressee": addressee} if addressee else told


def versions_before() -> list[dict]:
    published = {
        **version("再発防止策（公表）", "2023-05-20", "published"),
        "command": "record_version",
    }
    return [
        step("2023-06-08T17:05:00", "経営企画部 佐藤", published),
        step(
            "2023-06-09T10:30:00",
            "経営企画部 佐藤",
            version("業務改善計画（提出）", PLAN_DATE, "submitted", MINISTER),
        ),
        step(
            "2024-02-01T15:20:00",
            "経営企画部 佐藤",
            version("業務改善計画（2024年2月改定）", "2024-02-01", "revised", MINISTER),
        ),
    ]


def changes() -> list[dict]:
    """Changes of 実施時期 with their reasons; the last one waits for approval."""
    lines = []
    for slip in [*SLIPS, OPEN_PROPOSAL]:
        key, measure = slip["measure"], id_of(f"measure:{slip['measure']}")
        values = {
            "text": slip["to"],
            "reference": slip["proposed"],
            "change_kind": slip["kind"],
            "reason": slip["reason"],
        }
        if "approved" in slip:
            values |= {"approved_on": slip["approved"], "approver": slip["approver"]}
        add = {"command": "add_entity", "kind": "timing_proposal", "parent": measure}
        add |= {"id": id_of(f"proposal:{key}"), "values": values}
        lines.append(step(f"{slip['proposed']}T11:00:00", "経営企画部 佐藤", add))
        if "adopted" in slip:
            adopt = {"command": "adopt_timing", "measure": measure, "on": slip["adopted"]}
            lines.append(step(f"{slip['adopted']}T09:10:00", "経営企画部 佐藤", adopt))
    return lines


def organisation() -> list[dict]:
    """A department renamed, one merged, one measure handed over."""
    rename = {"command": "rename_department", "department": id_of("department:it")}
    merge = {"command": "merge_department", "department": id_of("department:center")}
    hand_over = {"command": "assign_measures", "measures": [id_of("measure:c14")]}
    return [
        step(
            "2024-04-01T09:00:00",
            "経営企画部 佐藤",
            {**rename, "name": "デジタル推進部", "on": "2024-04-01"},
        ),
        step(
            "2024-07-01T09:00:00",
            "経営企画部 高橋",
            {**hand_over, "department": id_of("department:compliance"), "since": "2024-07-01"},
        ),
        step(
            "2024-10-01T09:00:00",
            "経営企画部 高橋",
            {**merge, "into": id_of("department:sales"), "on": "2024-10-01"},
        ),
    ]


def later_measures() -> list[dict]:
    """Measures added after submission, with details, bearers and links."""
    lines = []
    for chapter in CHAPTERS:
        for item in chapter["items"]:
            for entry in filter(is_later, item["entries"]):
                commands = added_measure(entry, id_of(f"item:{item['title']}"))
                lines.append(
                    step(f"{entry['added']}T14:00:00", "経営企画部 佐藤", together(commands))
                )
    return lines


def added_measure(entry: dict, item: int) -> list[dict]:
    key, measure = entry["key"], id_of(f"measure:{entry['key']}")
    add = {"command": "add_entity"}
    commands = [
        {**add, "kind": "measure", "parent": item, "id": measure, "values": told_fields(entry)}
    ]
    for n, text in enumerate(entry.get("details", ())):
        values = {"text": text, "new": True}
        detail = {"kind": "detail", "parent": measure, "id": id_of(f"detail:{key}:{n}")}
        commands.append({**add, **detail, "values": values})
    for told in told_assignments(entry):
        id_ = told.pop("id")
        values = {**told, "since": entry["added"]}
        commands.append(
            {**add, "kind": "assignment", "parent": measure, "id": id_, "values": values}
        )
    for requirement in entry.get("answers", "").split():
        target = id_of(f"requirement:{requirement}")
        link = {"kind": "link", "id": id_of(f"link:measure:{key}>requirement:{requirement}")}
        commands.append({**add, **link, "values": {"source": measure, "target": target}})
    return commands


def round_of(number: int) -> list[dict]:
    """A report from the answers of the departments to what was sent."""
    report = REPORTS[number]
    lines = [*announced(number), *occurrences(number)]
    for n, (department, name) in enumerate(DEPARTMENTS.items()):
        commands = answers(number, department)
        if commands:
            at = f"{report['asked'][:8]}{int(report['asked'][8:]) + n // 3:02}T{9 + n:02}:15:00"
            lines.append(step(at, f"{name} 進捗担当", together(commands)))
    unchanged = [id_of(f"measure:{e['key']}") for e in owners() if told_of(e, number) == "="]
    if unchanged:
        confirm = {"command": "confirm_unchanged", "measures": unchanged, "as_of": report["as_of"]}
        lines.append(step(report["confirmed"], "経営企画部 佐藤", confirm))
    if number == 1:
        lines.append(correction())
    return [*lines, *submitted(number), *questions(number)]


def owners() -> list[dict]:
    return [entry for entry in measures() if "repeats" not in entry]


def told_of(entry: dict, number: int) -> object:
    """What the bearer answered in a round: a tuple, "=" for 変更なし, None for nothing."""
    told = entry["told"]
    return told[number - 1] if number <= len(told) else None


def answers(number: int, department: str) -> list[dict]:
    commands = []
    for entry in owners():
        told = told_of(entry, number)
        if entry["by"][0] == department and isinstance(told, tuple):
            commands.append(
                {
                    "command": "edit_progress",
                    "measure": id_of(f"measure:{entry['key']}"),
                    "as_of": REPORTS[number]["as_of"],
                    "values": told_values(entry["key"], number, told),
                }
            )
    return commands


def told_values(key: str, number: int, told: tuple) -> dict[str, object]:
    status, wording, next_steps, *rest = told
    values = {
        "status": STATUSES[status],
        "answer": ANSWERS.get((key, number), "記載案のとおりで相違ありません。"),
        "report_wording": wording,
        "next_steps": next_steps,
    }
    for more in rest:
        values |= more
    if "merged_into" in values:
        values["merged_into"] = id_of(f"measure:{values['merged_into']}")
    return values


def occurrences(number: int) -> list[dict]:
    """What was carried out since the last report, typed before the round."""
    commands = []
    since, until = REPORTS[number]["since"], REPORTS[number]["as_of"]
    for key, on, people, rate, note in sorted(OCCURRENCES, key=lambda each: each[1]):
        if since < on <= until:
            told = {"command": "record_occurrence", "measure": id_of(f"measure:{key}"), "on": on}
            told |= {"people": people} if people else {}
            told |= {"rate": rate} if rate else {}
            told |= {"note": note} if note else {}
            commands.append(told)
    at = f"{REPORTS[number]['asked']}T08:40:00"
    return [step(at, "経営企画部 高橋", together(commands))] if commands else []


def announced(number: int) -> list[dict]:
    """The authority names a date for the next report."""
    if number == 1:
        return []
    report = REPORTS[number]
    values = {"number": number, "due_on": report["due"], "as_of": report["as_of"]}
    values["addressee"] = MINISTER
    command = {"command": "add_entity", "kind": "report", "id": id_of(f"report:{number}")}
    at = f"{report['announced']}T16:00:00"
    return [step(at, "経営企画部 佐藤", {**command, "values": values})]


def submitted(number: int) -> list[dict]:
    """The version frozen, and the register filled in."""
    report = REPORTS[number]
    if "submitted" not in report:
        return []
    on, id_ = report["submitted"], id_of(f"report:{number}")
    change = {"command": "change_field", "entity": id_}
    freeze = version(f"第{number}回報告", on, "reported", MINISTER)
    register = [
        {**change, "field": "submitted_on", "value": on},
        {**change, "field": "sent", "value": report["sent"]},
        {**change, "field": "version", "value": f"$report{number}"},
    ]
    return [
        step(f"{on}T13:00:00", "経営企画部 佐藤", freeze, name=f"report{number}"),
        step(f"{on}T16:30:00", "経営企画部 佐藤", together(register)),
    ]


def questions(number: int) -> list[dict]:
    lines = []
    for n, question in enumerate(QUESTIONS.get(number, ()), start=1):
        id_ = id_of(f"question:{number}:{n}")
        values = {
            "number": f"{number}-{n}",
            "asked_on": question["asked"],
            "text": question["text"],
            "due_on": question["due"],
            "assignee": question["assignee"],
            "measures": " ".join(str(id_of(f"measure:{key}")) for key in question["measures"]),
        }
        add = {"command": "add_entity", "kind": "question", "parent": id_of(f"report:{number}")}
        add |= {"id": id_, "values": values}
        lines.append(step(f"{question['asked']}T17:{n:02}:00", "経営企画部 佐藤", add))
        if "answered" in question:
            change = {"command": "change_field", "entity": id_}
            answer = [
                {**change, "field": "answer", "value": question["answer"]},
                {**change, "field": "answered_on", "value": question["answered"]},
            ]
            at = f"{question['answered']}T10:{n:02}:00"
            lines.append(step(at, "経営企画部 佐藤", together(answer)))
    return lines


def correction() -> dict:
    """Typed after the report: the report as sent keeps what it said."""
    command = {
        "command": "edit_progress",
        "measure": id_of(f"measure:{CORRECTION['measure']}"),
        "as_of": REPORTS[1]["as_of"],
        "values": CORRECTION["values"],
    }
    return step("2023-11-15T10:00:00", "人事部 進捗担当", command)


if __name__ == "__main__":
    main()
