-- Which countries a listing unit of some populations means, so that a split listing can be told by the country of origin.
-- Empty lists: the whole taxon, a remainder, or a population that nobody has put into countries yet.
ALTER TABLE listing
  ADD COLUMN countries text[] NOT NULL DEFAULT '{}',
  -- Only a part of this country's population is meant, so that the country alone does not tell.
  ADD COLUMN partly_countries text[] NOT NULL DEFAULT '{}',
  -- A remainder that leaves out some populations altogether: these are not listed.
  ADD COLUMN except_countries text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT listing_countries_of_a_population
    CHECK (population IS NOT NULL OR cardinality(countries || partly_countries || except_countries) = 0);
