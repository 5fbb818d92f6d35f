"""The tables of a plan file, step by step.

A step, once released, is never edited: files made by it are out in the world. A change of the
tables is a new step, a higher SCHEMA_VERSION, and a kept file of the version before in
tests/files/.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from desktop_app.storage.format import LOWEST_READING_VERSION, SCHEMA_VERSION

steps = Migrations("plan")


@steps()
def step_001_plan_and_progress(db: Database) -> None:
    """The plan, its progress, the journal."""
    for statement in _STEP_001.split(";"):
        if statement.strip():
            db.execute(statement)
    db.execute("INSERT INTO file VALUES (1, ?, '')", [LOWEST_READING_VERSION])


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Applies the steps that the file lacks, each in a transaction of its own."""
    steps.apply(Database(connection, execute_plugins=False, recursive_triggers=False))
    connection.execute("UPDATE file SET lowest_reading_version = ?", (LOWEST_READING_VERSION,))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


_STEP_001 = """
CREATE TABLE file (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lowest_reading_version INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  company TEXT NOT NULL,
  date TEXT,
  fiscal_year_start INTEGER NOT NULL CHECK (fiscal_year_start BETWEEN 1 AND 12),
  two_digit_years TEXT NOT NULL,
  new_note TEXT NOT NULL,
  notice_date TEXT,
  notice_addressee TEXT NOT NULL,
  notice_subject TEXT NOT NULL,
  submitted_on TEXT,
  reporting_ended_on TEXT,
  repeated_count INTEGER NOT NULL CHECK (repeated_count IN (0, 1))
) STRICT;
CREATE TABLE paragraph (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  part TEXT NOT NULL,
  mark TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE sender_line (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE "order" (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE TABLE requirement (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES "order" (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE chapter (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES chapter (id),
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  index_title TEXT,
  lead TEXT NOT NULL
) STRICT;
CREATE TABLE "group" (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES item (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE measure (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES item (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  timing_text TEXT NOT NULL,
  timing_reference TEXT,
  timing_year INTEGER,
  new INTEGER NOT NULL CHECK (new IN (0, 1)),
  measure_type TEXT NOT NULL,
  repeats INTEGER
) STRICT;
CREATE TABLE detail (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES measure (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  new INTEGER NOT NULL CHECK (new IN (0, 1))
) STRICT;
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES measure (id),
  key TEXT NOT NULL,
  department INTEGER NOT NULL,
  role TEXT NOT NULL,
  since TEXT,
  until TEXT
) STRICT;
CREATE TABLE timing_proposal (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES measure (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  reference TEXT,
  year INTEGER,
  change_kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  approved_on TEXT,
  approver TEXT NOT NULL,
  adopted_on TEXT,
  former_text TEXT NOT NULL,
  former_reference TEXT,
  former_year INTEGER
) STRICT;
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES chapter (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE cause (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE root_cause (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE link (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  noted TEXT NOT NULL
) STRICT;
CREATE TABLE department (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  ended_on TEXT,
  merged_into INTEGER
) STRICT;
CREATE TABLE department_name (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES department (id),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  until TEXT
) STRICT;
CREATE TABLE status_word (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  status TEXT NOT NULL,
  word TEXT NOT NULL,
  definition TEXT NOT NULL
) STRICT;
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES plan (id),
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  due_on TEXT,
  as_of TEXT,
  submitted_on TEXT,
  addressee TEXT NOT NULL,
  sent TEXT NOT NULL,
  version INTEGER
) STRICT;
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  parent INTEGER NOT NULL REFERENCES report (id),
  key TEXT NOT NULL,
  number TEXT NOT NULL,
  asked_on TEXT,
  text TEXT NOT NULL,
  due_on TEXT,
  assignee TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_on TEXT,
  measures TEXT NOT NULL
) STRICT;
CREATE TABLE progress_entry (
  id INTEGER PRIMARY KEY,
  measure INTEGER NOT NULL REFERENCES measure (id),
  as_of TEXT NOT NULL,
  status TEXT,
  answer TEXT NOT NULL,
  report_wording TEXT NOT NULL,
  next_steps TEXT NOT NULL,
  result TEXT NOT NULL,
  started_on TEXT,
  finished_on TEXT,
  evidence TEXT NOT NULL,
  reason TEXT NOT NULL,
  merged_into INTEGER,
  replaces INTEGER,
  unchanged INTEGER NOT NULL CHECK (unchanged IN (0, 1)),
  pace TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE TABLE occurrence (
  id INTEGER PRIMARY KEY,
  measure INTEGER NOT NULL REFERENCES measure (id),
  "on" TEXT NOT NULL,
  times INTEGER NOT NULL,
  people INTEGER,
  rate TEXT NOT NULL,
  note TEXT NOT NULL,
  replaces INTEGER,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  date TEXT NOT NULL,
  occasion TEXT NOT NULL,
  addressee TEXT NOT NULL,
  root TEXT NOT NULL,
  previous TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  withdrawn_on TEXT,
  withdrawn_reason TEXT NOT NULL
) STRICT;
CREATE TABLE content (
  hash TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE stored_file (
  hash TEXT PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  label TEXT NOT NULL
) STRICT;
CREATE TABLE change (
  edit INTEGER NOT NULL REFERENCES edit (id),
  kind TEXT NOT NULL,
  entity INTEGER NOT NULL,
  field TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX paragraph_parent ON paragraph (parent);
CREATE INDEX sender_line_parent ON sender_line (parent);
CREATE INDEX order_parent ON "order" (parent);
CREATE INDEX requirement_parent ON requirement (parent);
CREATE INDEX chapter_parent ON chapter (parent);
CREATE INDEX item_parent ON item (parent);
CREATE INDEX group_parent ON "group" (parent);
CREATE INDEX measure_parent ON measure (parent);
CREATE INDEX detail_parent ON detail (parent);
CREATE INDEX note_parent ON note (parent);
CREATE INDEX incident_parent ON incident (parent);
CREATE INDEX cause_parent ON cause (parent);
CREATE INDEX root_cause_parent ON root_cause (parent);
CREATE INDEX link_parent ON link (parent);
CREATE INDEX assignment_parent ON assignment (parent);
CREATE INDEX timing_proposal_parent ON timing_proposal (parent);
CREATE INDEX department_parent ON department (parent);
CREATE INDEX department_name_parent ON department_name (parent);
CREATE INDEX status_word_parent ON status_word (parent);
CREATE INDEX report_parent ON report (parent);
CREATE INDEX question_parent ON question (parent);
CREATE INDEX occurrence_measure ON occurrence (measure, "on");
CREATE INDEX progress_entry_latest
  ON progress_entry (measure, as_of, recorded_at, id, replaces);
CREATE INDEX change_entity ON change (entity);
CREATE INDEX change_edit ON change (edit);
"""
