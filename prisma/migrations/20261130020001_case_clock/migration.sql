-- How long the office has had a case, kept with it: an applicant is told a date to expect, and the queue is sorted by the days left.
-- A case that is already there starts its clock on the day it was sent, with ten working days (fourteen days) to its target.

ALTER TABLE application
  ADD COLUMN clock_started_on date,
  ADD COLUMN clock_waited int NOT NULL DEFAULT 0 CHECK (clock_waited >= 0),
  ADD COLUMN clock_stopped_on date CHECK (clock_stopped_on >= clock_started_on),
  ADD COLUMN due_on date CHECK (due_on >= clock_started_on),
  ADD CONSTRAINT application_clock_stands_still CHECK (clock_stopped_on IS NULL OR due_on IS NULL);

-- The oldest promise first, among the cases that the office still has.
CREATE INDEX application_due ON application (office_id, due_on, reference)
  WHERE state IN ('submitted', 'under-review', 'awaiting-findings', 'recommended');

-- A clock that is wound after the event is no act on the case: the trigger that asks every change for its audit event stands aside.
ALTER TABLE application DISABLE TRIGGER change_is_audited;
UPDATE application SET clock_started_on = submitted_at::date,
  clock_stopped_on = CASE WHEN state IN ('returned', 'lapsed') THEN GREATEST(updated_at, submitted_at)::date END,
  due_on = CASE WHEN state IN ('returned', 'lapsed') THEN NULL ELSE submitted_at::date + 14 END
  WHERE submitted_at IS NOT NULL;
ALTER TABLE application ENABLE ALWAYS TRIGGER change_is_audited;
