-- Fees: dated tariff, invoices, attempts to pay at a gateway, and the ledger of what was paid and given back.
-- Money is whole minor units. The ledger is only ever added to; PostgreSQL refuses a second payment of one invoice, a state
-- that the ledger contradicts, and a permit while anything is to pay (decisions §6).

CREATE DOMAIN money_minor AS int CHECK (VALUE > 0);

CREATE TABLE tariff_row (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), natural_key text NOT NULL UNIQUE CHECK (btrim(natural_key) <> ''),
  document_type text NOT NULL, basis text NOT NULL CHECK (basis IN ('application', 'line', 'permit')),
  amount_minor money_minor NOT NULL, currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  valid_from date NOT NULL, valid_to date, CHECK (valid_to >= valid_from), source text NOT NULL CHECK (btrim(source) <> ''));
CREATE INDEX tariff_row_document ON tariff_row (document_type, valid_from);

CREATE SEQUENCE invoice_reference START 1001;
CREATE TABLE invoice (
  id uuid PRIMARY KEY, reference text NOT NULL UNIQUE DEFAULT 'N-' || nextval('invoice_reference'),
  application_id uuid NOT NULL REFERENCES application,
  -- tariff: raised by a submission, once; extra: by an officer, with a reason.
  kind text NOT NULL CHECK (kind IN ('tariff', 'extra')), reason text CHECK (btrim(reason) <> ''), CHECK ((kind = 'extra') = (reason IS NOT NULL)),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'waived', 'cancelled', 'partly-refunded', 'refunded')),
  total_minor money_minor NOT NULL, currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  raised_by uuid NOT NULL REFERENCES person, raised_at timestamptz NOT NULL, state_at timestamptz NOT NULL);
CREATE UNIQUE INDEX invoice_of_tariff ON invoice (application_id) WHERE kind = 'tariff';
CREATE INDEX invoice_application ON invoice (application_id);
CREATE TABLE invoice_line (
  invoice_id uuid NOT NULL REFERENCES invoice, position int NOT NULL CHECK (position BETWEEN 1 AND 50), PRIMARY KEY (invoice_id, position),
  tariff_row_id uuid REFERENCES tariff_row, basis text NOT NULL CHECK (basis IN ('application', 'line', 'permit', 'extra')), CHECK ((basis = 'extra') = (tariff_row_id IS NULL)),
  units int NOT NULL CHECK (units > 0), unit_minor money_minor NOT NULL, amount_minor money_minor NOT NULL, CHECK (amount_minor::bigint = units::bigint * unit_minor));

CREATE TABLE payment_attempt (
  id uuid PRIMARY KEY, invoice_id uuid NOT NULL REFERENCES invoice, application_id uuid NOT NULL REFERENCES application,
  gateway text NOT NULL, gateway_reference text NOT NULL CHECK (btrim(gateway_reference) <> ''), UNIQUE (gateway, gateway_reference),
  -- surplus: the gateway took money for an invoice that asked for none any more; it has to be given back there.
  state text NOT NULL DEFAULT 'started' CHECK (state IN ('started', 'paid', 'cancelled', 'failed', 'expired', 'surplus')),
  started_by uuid NOT NULL REFERENCES person, started_at timestamptz NOT NULL, state_at timestamptz NOT NULL);
CREATE INDEX payment_attempt_invoice ON payment_attempt (invoice_id, started_at);

CREATE TABLE receipt_series (year int PRIMARY KEY CHECK (year BETWEEN 2000 AND 2200), last_serial int NOT NULL CHECK (last_serial BETWEEN 1 AND 999999));
CREATE TABLE payment (
  id uuid PRIMARY KEY, invoice_id uuid NOT NULL REFERENCES invoice, application_id uuid NOT NULL REFERENCES application,
  kind text NOT NULL CHECK (kind IN ('payment', 'refund')), channel text NOT NULL CHECK (channel IN ('gateway', 'desk')),
  amount_minor money_minor NOT NULL, currency char(3) NOT NULL,
  -- The gateway's reference or the number of the slip: the same money is booked once.
  reference text NOT NULL CHECK (btrim(reference) <> '' AND length(reference) <= 80),
  attempt_id uuid REFERENCES payment_attempt, CHECK (attempt_id IS NULL OR channel = 'gateway'), CHECK (kind = 'refund' OR (channel = 'gateway') = (attempt_id IS NOT NULL)),
  booked_by uuid REFERENCES person, CHECK ((booked_by IS NULL) = (kind = 'payment' AND channel = 'gateway')),
  reason text CHECK (btrim(reason) <> ''), CHECK ((kind = 'refund') = (reason IS NOT NULL)),
  at timestamptz NOT NULL, on_day date NOT NULL,
  receipt_year int, receipt_serial int, UNIQUE (receipt_year, receipt_serial), CHECK ((kind = 'payment') = (receipt_year IS NOT NULL) AND (receipt_year IS NULL) = (receipt_serial IS NULL)));
CREATE UNIQUE INDEX payment_once ON payment (channel, reference) WHERE kind = 'payment';
CREATE UNIQUE INDEX payment_of_invoice ON payment (invoice_id) WHERE kind = 'payment';

CREATE TABLE waiver_request (
  id uuid PRIMARY KEY, invoice_id uuid NOT NULL REFERENCES invoice, application_id uuid NOT NULL REFERENCES application,
  ground text NOT NULL CHECK (ground IN ('public-institution', 'scientific-exchange', 'court-or-customs-order', 'hardship', 'error-of-the-office')),
  explanation text NOT NULL CHECK (btrim(explanation) <> ''), requested_by uuid NOT NULL REFERENCES person, requested_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('granted', 'refused')), decided_by uuid REFERENCES person, decided_at timestamptz, decided_reason text CHECK (btrim(decided_reason) <> ''),
  CHECK ((outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_reason IS NULL)),
  CHECK (decided_by <> requested_by));
CREATE UNIQUE INDEX waiver_request_undecided ON waiver_request (invoice_id) WHERE outcome IS NULL;
CREATE INDEX waiver_request_invoice ON waiver_request (invoice_id);

-- The demonstration's gateway keeps its own payments, as a gateway elsewhere would. The register never reads them.
CREATE TABLE sandbox_payment (
  reference text PRIMARY KEY, order_id uuid NOT NULL UNIQUE, amount_minor int NOT NULL, currency char(3) NOT NULL, description text NOT NULL, return_address text NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'paid', 'cancelled', 'failed', 'expired')), refunds jsonb NOT NULL DEFAULT '{}', at timestamptz NOT NULL);

-- What the ledger says of an invoice -----------------------------------------------------------------------------------------

CREATE FUNCTION ledger_state_fits(bill invoice) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE bill.state WHEN 'paid' THEN paid = bill.total_minor AND back = 0
    WHEN 'partly-refunded' THEN paid = bill.total_minor AND back > 0 AND back < paid
    WHEN 'refunded' THEN paid = bill.total_minor AND back = paid
    ELSE paid = 0 AND back = 0 END
  FROM (SELECT COALESCE(sum(amount_minor) FILTER (WHERE kind = 'payment'), 0) AS paid, COALESCE(sum(amount_minor) FILTER (WHERE kind = 'refund'), 0) AS back
    FROM payment WHERE invoice_id = bill.id) sums $$;

CREATE FUNCTION invoice_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'an invoice is never deleted' USING ERRCODE = '23001', CONSTRAINT = 'invoice_guard'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' THEN RAISE EXCEPTION 'an invoice begins open' USING ERRCODE = '23001', CONSTRAINT = 'invoice_guard'; END IF;
    IF NEW.kind = 'extra' AND NOT has_role(NEW.raised_by, 'case-officer') THEN
      RAISE EXCEPTION 'an extra fee is raised by a case officer' USING ERRCODE = '23001', CONSTRAINT = 'invoice_guard';
    END IF;
    IF EXISTS (SELECT 1 FROM permit WHERE application_id = NEW.application_id AND state <> 'void') THEN
      RAISE EXCEPTION 'no fee is raised once a permit is signed' USING ERRCODE = '23001', CONSTRAINT = 'invoice_guard';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - 'state' - 'state_at') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'state_at') OR NOT (OLD.state, NEW.state) IN (
      ('open', 'paid'), ('open', 'waived'), ('open', 'cancelled'), ('paid', 'partly-refunded'), ('paid', 'refunded'),
      ('partly-refunded', 'partly-refunded'), ('partly-refunded', 'refunded')) THEN
    RAISE EXCEPTION 'an invoice goes from % to % by no row of its table', OLD.state, NEW.state USING ERRCODE = '23001', CONSTRAINT = 'invoice_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_guard BEFORE INSERT OR UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION invoice_guard();

CREATE FUNCTION invoice_fits() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE bill invoice;
BEGIN
  SELECT * INTO bill FROM invoice WHERE id = (CASE TG_TABLE_NAME WHEN 'invoice' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'invoice_id' END)::uuid;
  IF NOT ledger_state_fits(bill) THEN
    RAISE EXCEPTION 'the ledger does not say that invoice % is %', bill.reference, bill.state USING ERRCODE = '23001', CONSTRAINT = 'invoice_fits';
  END IF;
  IF bill.total_minor IS DISTINCT FROM (SELECT sum(amount_minor) FROM invoice_line WHERE invoice_id = bill.id) THEN
    RAISE EXCEPTION 'invoice % is not the sum of its lines', bill.reference USING ERRCODE = '23001', CONSTRAINT = 'invoice_fits';
  END IF;
  IF bill.state = 'waived' AND NOT EXISTS (SELECT 1 FROM waiver_request WHERE invoice_id = bill.id AND outcome = 'granted') THEN
    RAISE EXCEPTION 'invoice % was waived by nobody', bill.reference USING ERRCODE = '23001', CONSTRAINT = 'invoice_fits';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER invoice_fits AFTER INSERT OR UPDATE ON invoice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoice_fits();
CREATE CONSTRAINT TRIGGER invoice_fits AFTER INSERT ON invoice_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoice_fits();
CREATE CONSTRAINT TRIGGER invoice_fits AFTER INSERT ON payment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION invoice_fits();

-- Lends the owner's rights for the series of receipts alone; the invoice is locked first, so that two who book wait for one another.
CREATE FUNCTION payment_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE bill invoice; attempt payment_attempt; back bigint;
BEGIN
  SELECT * INTO bill FROM invoice WHERE id = NEW.invoice_id FOR UPDATE;
  IF NEW.application_id <> bill.application_id OR NEW.currency <> bill.currency THEN
    RAISE EXCEPTION 'a payment is of the application and in the currency of its invoice' USING ERRCODE = '23001', CONSTRAINT = 'payment_guard';
  END IF;
  IF NEW.kind = 'payment' AND (bill.state <> 'open' OR NEW.amount_minor <> bill.total_minor) THEN
    RAISE EXCEPTION 'an open invoice is paid once, and whole' USING ERRCODE = '23001', CONSTRAINT = 'payment_guard';
  END IF;
  IF NEW.attempt_id IS NOT NULL THEN
    SELECT * INTO attempt FROM payment_attempt WHERE id = NEW.attempt_id;
    IF attempt.invoice_id <> NEW.invoice_id OR (NEW.kind = 'payment' AND attempt.gateway_reference <> NEW.reference) THEN
      RAISE EXCEPTION 'a payment is booked under the reference of its own attempt' USING ERRCODE = '23001', CONSTRAINT = 'payment_guard';
    END IF;
  END IF;
  IF NEW.booked_by = (SELECT applicant_id FROM application WHERE id = NEW.application_id) THEN
    RAISE EXCEPTION 'nobody books money on an application of their own: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'payment_guard';
  END IF;
  IF NEW.kind = 'payment' AND NEW.channel = 'desk' AND NOT has_role(NEW.booked_by, 'case-officer') THEN
    RAISE EXCEPTION 'money at the desk is booked by a case officer' USING ERRCODE = '23001', CONSTRAINT = 'payment_guard';
  END IF;
  IF NEW.kind = 'refund' THEN
    IF NOT has_role(NEW.booked_by, 'issuing-officer') OR EXISTS (SELECT 1 FROM payment WHERE invoice_id = bill.id AND kind = 'payment' AND booked_by = NEW.booked_by) THEN
      RAISE EXCEPTION 'a refund is given by an issuing officer who did not book the payment: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'payment_guard';
    END IF;
    SELECT sum(CASE kind WHEN 'payment' THEN amount_minor ELSE -amount_minor END) INTO back FROM payment WHERE invoice_id = bill.id;
    IF COALESCE(back, 0) < NEW.amount_minor THEN
      RAISE EXCEPTION 'no more is given back than was paid' USING ERRCODE = '23001', CONSTRAINT = 'payment_guard';
    END IF;
    NEW.receipt_year := NULL; NEW.receipt_serial := NULL;
    RETURN NEW;
  END IF;
  NEW.receipt_year := extract(year FROM NEW.on_day);
  INSERT INTO receipt_series (year, last_serial) VALUES (NEW.receipt_year, 1)
    ON CONFLICT (year) DO UPDATE SET last_serial = receipt_series.last_serial + 1 RETURNING last_serial INTO NEW.receipt_serial;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_guard BEFORE INSERT ON payment FOR EACH ROW EXECUTE FUNCTION payment_guard();

CREATE FUNCTION attempt_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'an attempt to pay is never deleted' USING ERRCODE = '23001', CONSTRAINT = 'attempt_guard'; END IF;
  IF TG_OP = 'INSERT' AND NEW.state <> 'started' THEN RAISE EXCEPTION 'an attempt to pay begins started' USING ERRCODE = '23001', CONSTRAINT = 'attempt_guard'; END IF;
  IF TG_OP = 'UPDATE' AND ((to_jsonb(NEW) - 'state' - 'state_at') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'state_at')
      OR OLD.state IN ('paid', 'surplus') OR NEW.state = 'started' OR (OLD.state <> 'started' AND NEW.state NOT IN ('paid', 'surplus'))) THEN
    RAISE EXCEPTION 'an attempt to pay goes from % to % by no row of its table', OLD.state, NEW.state USING ERRCODE = '23001', CONSTRAINT = 'attempt_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attempt_guard BEFORE INSERT OR UPDATE OR DELETE ON payment_attempt FOR EACH ROW EXECUTE FUNCTION attempt_guard();

CREATE FUNCTION waiver_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE deciding CONSTANT text[] := ARRAY['outcome', 'decided_by', 'decided_at', 'decided_reason'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a request is never deleted' USING ERRCODE = '23001', CONSTRAINT = 'waiver_guard'; END IF;
  IF TG_OP = 'INSERT' AND NEW.outcome IS NOT NULL THEN RAISE EXCEPTION 'a waiver is asked for before it is decided' USING ERRCODE = '23001', CONSTRAINT = 'waiver_guard'; END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.outcome IS NOT NULL OR NEW.outcome IS NULL OR (to_jsonb(NEW) - deciding) IS DISTINCT FROM (to_jsonb(OLD) - deciding) THEN
      RAISE EXCEPTION 'a request is decided once and never altered' USING ERRCODE = '23001', CONSTRAINT = 'waiver_guard';
    END IF;
    IF NOT has_role(NEW.decided_by, 'case-officer') OR NEW.decided_by = (SELECT applicant_id FROM application WHERE id = NEW.application_id) THEN
      RAISE EXCEPTION 'a waiver is decided by a case officer of the office: separation of duties' USING ERRCODE = '23001', CONSTRAINT = 'waiver_guard';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER waiver_guard BEFORE INSERT OR UPDATE OR DELETE ON waiver_request FOR EACH ROW EXECUTE FUNCTION waiver_guard();

CREATE FUNCTION permit_needs_fee() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM invoice WHERE application_id = NEW.application_id AND state = 'open') THEN
    RAISE EXCEPTION 'a permit is signed when its fees are paid or waived' USING ERRCODE = '23001', CONSTRAINT = 'permit_needs_fee';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER permit_needs_fee AFTER INSERT ON permit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION permit_needs_fee();

CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON invoice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON payment_attempt DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT ON payment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON waiver_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('application', 'application_id');

DO $$ DECLARE one record; name text; BEGIN
  FOREACH name IN ARRAY ARRAY['invoice_line', 'payment'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['invoice', 'invoice_line', 'payment_attempt', 'payment', 'receipt_series', 'waiver_request'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOR one IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one.t, one.tgname);
  END LOOP;
END $$;

GRANT SELECT ON tariff_row, invoice, invoice_line, payment_attempt, payment, waiver_request, sandbox_payment TO cites_app;
GRANT INSERT ON invoice, invoice_line, payment_attempt, payment, waiver_request, sandbox_payment TO cites_app;
GRANT UPDATE (state, state_at) ON invoice, payment_attempt TO cites_app;
GRANT UPDATE (outcome, decided_by, decided_at, decided_reason) ON waiver_request TO cites_app;
GRANT UPDATE (state, refunds) ON sandbox_payment TO cites_app;
GRANT USAGE ON SEQUENCE invoice_reference TO cites_app;
REVOKE ALL ON FUNCTION payment_guard FROM PUBLIC;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_fees;
ALTER FUNCTION invariants_before_fees() SECURITY INVOKER;
CREATE FUNCTION fee_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'fees.ledger', i.reference FROM invoice i WHERE NOT ledger_state_fits(i)
  UNION ALL SELECT 'fees.total', i.reference FROM invoice i WHERE i.total_minor IS DISTINCT FROM (SELECT sum(amount_minor) FROM invoice_line WHERE invoice_id = i.id)
  UNION ALL SELECT 'fees.receipts', s.year::text FROM receipt_series s WHERE s.last_serial IS DISTINCT FROM (SELECT count(*) FROM payment WHERE receipt_year = s.year AND receipt_serial BETWEEN 1 AND s.last_serial)
  UNION ALL SELECT 'fees.signed-unpaid', i.reference FROM invoice i WHERE i.state = 'open' AND EXISTS (SELECT 1 FROM permit WHERE application_id = i.application_id AND state <> 'void')
  UNION ALL SELECT 'fees.attempt', a.gateway_reference FROM payment_attempt a WHERE (a.state = 'paid') IS DISTINCT FROM EXISTS (SELECT 1 FROM payment WHERE attempt_id = a.id AND kind = 'payment')
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['invoice.invoice_guard', 'payment.payment_guard', 'payment_attempt.attempt_guard', 'waiver_request.waiver_guard', 'permit.permit_needs_fee',
    'invoice.invoice_fits', 'invoice_line.invoice_fits', 'payment.invoice_fits', 'invoice_line.append_only', 'payment.append_only']
    || (SELECT array_agg(name || '.entry_is_audited') FROM unnest(ARRAY['invoice', 'payment_attempt', 'payment', 'waiver_request']) name)
    || (SELECT array_agg(name || '.no_truncate') FROM unnest(ARRAY['invoice', 'invoice_line', 'payment_attempt', 'payment', 'receipt_series', 'waiver_request']) name)) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_fees() UNION ALL SELECT * FROM fee_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_fees, fee_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_fees FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
