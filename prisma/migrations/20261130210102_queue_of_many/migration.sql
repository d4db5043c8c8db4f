-- A page of the queue tells of each case how often its applicant was refused in a year, and what else of theirs is open: two questions that an
-- applicant with thousands of cases made slow.
CREATE INDEX queue_refused ON queue_entry (applicant_id, submitted_at) WHERE status = 'refused';
DROP INDEX queue_open_of_applicant;
CREATE INDEX queue_open_of_applicant ON queue_entry (applicant_id, submitted_at) WHERE is_open;
