-- Reference data: code lists, countries, the Appendices, taxa and their names.
-- Owned by cites_owner; the runtime role reads and never writes here.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is only STABLE because its dictionary may be changed; an index needs IMMUTABLE. The dictionary is named here,
-- so whoever edits that dictionary must reindex taxon_name.
CREATE FUNCTION normalise_name(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, regexp_replace(btrim(name), '\s+', ' ', 'g'))) $$;

-- Purposes (box 5a), sources (box 10), terms (box 9) and units (box 11), with their names in the Convention's languages.
CREATE TABLE code_list_entry (
  list       text NOT NULL CHECK (list IN ('purposes', 'sources', 'terms', 'units')),
  code       text NOT NULL CHECK (code ~ '^[A-Z]{1,3}$'),
  position   integer NOT NULL CHECK (position >= 0),
  name_en    text NOT NULL CHECK (name_en <> ''),
  name_fr    text NOT NULL CHECK (name_fr <> ''),
  name_es    text NOT NULL CHECK (name_es <> ''),
  definition text,
  detail     jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(detail) = 'object'),
  status     text NOT NULL CHECK (status IN ('current', 'retired')),
  valid_from date,
  valid_to   date,
  source     text NOT NULL CHECK (source <> ''),
  confidence text NOT NULL CHECK (confidence <> ''),
  PRIMARY KEY (list, code),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
);

CREATE TABLE country (
  code         text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
  kind         text NOT NULL CHECK (kind IN ('iso', 'cites', 'former', 'demonstration')),
  name_en      text NOT NULL CHECK (name_en <> ''),
  name_fr      text NOT NULL CHECK (name_fr <> ''),
  name_es      text NOT NULL CHECK (name_es <> ''),
  is_party     boolean NOT NULL,
  party_since  date,
  region       text,
  dependent_of text,
  status       text NOT NULL CHECK (status IN ('current', 'retired')),
  valid_from   date,
  valid_to     date,
  source       text NOT NULL CHECK (source <> ''),
  confidence   text NOT NULL CHECK (confidence <> ''),
  CHECK (party_since IS NULL OR is_party),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
);

-- What a plant (or Appendix III animal) annotation leaves under control, in our own words.
CREATE TABLE annotation (
  id           text PRIMARY KEY,
  symbol       text NOT NULL CHECK (symbol ~ '^#[0-9]{1,2}$'),
  statement_en text NOT NULL CHECK (statement_en <> ''),
  statement_fr text NOT NULL CHECK (statement_fr <> ''),
  statement_es text NOT NULL CHECK (statement_es <> ''),
  valid_from   date,
  valid_to     date,
  source       text NOT NULL CHECK (source <> ''),
  confidence   text NOT NULL CHECK (confidence <> ''),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
);

-- One listing unit of the Appendices: a taxon, or a part of its populations, in one Appendix, from a day to a day.
-- valid_from is null where the day of the first listing has not been researched; none is invented.
CREATE TABLE listing (
  id                  text PRIMARY KEY,
  -- 'party': added by the Party itself; a newer version of the shipped file leaves it alone.
  origin              text NOT NULL DEFAULT 'shipped' CHECK (origin IN ('shipped', 'party')),
  listed_as           text NOT NULL CHECK (listed_as <> ''),
  kingdom             text NOT NULL CHECK (kingdom IN ('Animalia', 'Plantae')),
  taxon_name          text NOT NULL CHECK (taxon_name <> ''),
  taxon_rank          text NOT NULL CHECK (taxon_rank IN ('class', 'order', 'family', 'subfamily', 'genus', 'species', 'subspecies', 'variety')),
  appendix            text NOT NULL CHECK (appendix IN ('I', 'II', 'III')),
  annotation_symbol   text CHECK (annotation_symbol ~ '^#[0-9]{1,2}$'),
  parties             text[] NOT NULL DEFAULT '{}',
  excluded_taxa       text[] NOT NULL DEFAULT '{}',
  population          text CHECK (population <> ''),
  -- The row that covers every population no other row of the same taxon names: with it, the taxon is decided here.
  is_remainder        boolean NOT NULL DEFAULT false,
  remark              text CHECK (remark <> ''),
  valid_from          date,
  valid_to            date,
  source              text NOT NULL CHECK (source <> ''),
  confidence          text NOT NULL CHECK (confidence <> ''),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
  -- Appendix III exists only at the request of Parties (Article XVI).
  CHECK ((appendix = 'III') = (cardinality(parties) > 0)),
  CHECK (NOT is_remainder OR population IS NOT NULL)
);
CREATE INDEX listing_taxon_name ON listing (taxon_name);

-- A file that was read into the reference data, and what it changed.
CREATE TABLE reference_import (
  id          uuid PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('checklist', 'shipped', 'demonstration')),
  file_name   text NOT NULL CHECK (file_name <> ''),
  file_sha256 text NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
  data_date   date NOT NULL,
  imported_at timestamptz NOT NULL,
  added       integer NOT NULL CHECK (added >= 0),
  changed     integer NOT NULL CHECK (changed >= 0),
  removed     integer NOT NULL CHECK (removed >= 0),
  rejected    integer NOT NULL CHECK (rejected >= 0),
  unchanged   integer NOT NULL CHECK (unchanged >= 0),
  report      jsonb NOT NULL
);

-- A name of the animal or plant kingdom as one body of data gives it. Three bodies may know the same name: what is shipped
-- with the portal, a checklist that the Party loaded, and the demonstration data; each is replaced without touching the others.
CREATE TABLE taxon (
  id                   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  origin               text NOT NULL CHECK (origin IN ('shipped', 'checklist', 'demonstration')),
  checklist_id         integer,
  kingdom              text NOT NULL CHECK (kingdom IN ('Animalia', 'Plantae')),
  class_name           text NOT NULL,
  order_name           text NOT NULL,
  family               text NOT NULL,
  subfamily            text NOT NULL DEFAULT '',
  genus                text NOT NULL,
  rank                 text NOT NULL CHECK (rank IN ('class', 'order', 'family', 'subfamily', 'genus', 'species', 'subspecies', 'variety')),
  scientific_name      text NOT NULL CHECK (scientific_name <> ''),
  author               text,
  common_en            text[] NOT NULL DEFAULT '{}',
  common_fr            text[] NOT NULL DEFAULT '{}',
  common_es            text[] NOT NULL DEFAULT '{}',
  range_native         text[] NOT NULL DEFAULT '{}',
  range_introduced     text[] NOT NULL DEFAULT '{}',
  range_maybe_introduced text[] NOT NULL DEFAULT '{}',
  range_reintroduced   text[] NOT NULL DEFAULT '{}',
  range_extinct        text[] NOT NULL DEFAULT '{}',
  range_maybe_extinct  text[] NOT NULL DEFAULT '{}',
  range_uncertain      text[] NOT NULL DEFAULT '{}',
  -- The listing as the loaded checklist itself states it ("I/II/NC"), used only where no listing unit matches.
  checklist_listing    text,
  checklist_annotation text,
  checklist_symbol     text,
  is_accepted          boolean NOT NULL DEFAULT true,
  data_source          text NOT NULL CHECK (data_source <> ''),
  data_date            date NOT NULL,
  confidence           text NOT NULL CHECK (confidence <> ''),
  row_hash             text,
  -- A row that its body of data no longer holds. It stays, because an application may name it.
  withdrawn_on         date,
  UNIQUE (origin, kingdom, scientific_name)
);
CREATE INDEX taxon_scientific_name ON taxon (scientific_name) WHERE withdrawn_on IS NULL;
CREATE INDEX taxon_genus ON taxon (genus) WHERE withdrawn_on IS NULL;

-- Every name by which a person may look for a taxon.
CREATE TABLE taxon_name (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  taxon_id   uuid NOT NULL REFERENCES taxon (id) ON DELETE CASCADE,
  name       text NOT NULL CHECK (name <> ''),
  normalised text NOT NULL GENERATED ALWAYS AS (normalise_name(name)) STORED,
  kind       text NOT NULL CHECK (kind IN ('accepted', 'synonym', 'common', 'former')),
  language   text CHECK (language IN ('en', 'fr', 'es')),
  author     text,
  CHECK ((kind = 'common') = (language IS NOT NULL))
);
CREATE INDEX taxon_name_taxon ON taxon_name (taxon_id);
CREATE INDEX taxon_name_prefix ON taxon_name (normalised text_pattern_ops);
CREATE INDEX taxon_name_trigram ON taxon_name USING gin (normalised gin_trgm_ops);

GRANT SELECT ON code_list_entry, country, annotation, listing, reference_import, taxon, taxon_name TO cites_app;
GRANT EXECUTE ON FUNCTION normalise_name(text) TO cites_app;
