-- A file that somebody hands in is looked up by its digest; without an index every look-up of a permit would read the whole register.
-- One file belongs to one permit.
CREATE UNIQUE INDEX permit_pdf_sha256_key ON permit (pdf_sha256) WHERE pdf_sha256 IS NOT NULL;
