-- What somebody typed into a form that is not saved yet: while typing, or sent after the session had ended. It is theirs alone,
-- no part of the register, and goes when the form is saved; a person keeps the newest few.
CREATE TABLE kept_form (
  person_id uuid NOT NULL REFERENCES person (id),
  address text NOT NULL CHECK (address ~ '^/' AND char_length(address) <= 300),
  typed jsonb NOT NULL CHECK (jsonb_typeof(typed) = 'object' AND pg_column_size(typed) <= 131072),
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, address)
);

GRANT SELECT, INSERT, DELETE ON kept_form TO cites_app;
GRANT UPDATE (typed, kept_at) ON kept_form TO cites_app;
