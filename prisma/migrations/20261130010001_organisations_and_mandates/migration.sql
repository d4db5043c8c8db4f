-- Who may act for an applicant. A person in law is a natural person, who signs in, or an organisation, which nobody signs in as
-- and whose members act for it; an agent acts for a client while a mandate lasts (decisions §5). Whoever acts for an applicant
-- stands on the applicant's side (A) of the separation of duties, and what they may no longer do is refused here as well.

ALTER TABLE person ADD COLUMN kind text NOT NULL DEFAULT 'natural' CHECK (kind IN ('natural', 'organisation'));
-- No password leads to an organisation: what stands there is the digest of none.
ALTER TABLE person ADD CONSTRAINT organisation_has_no_password CHECK (kind = 'natural' OR password_hash IN ('none', 'closed'));

CREATE FUNCTION person_kind_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.kind <> OLD.kind THEN RAISE EXCEPTION 'a person stays what it is in law' USING ERRCODE = '23001', CONSTRAINT = 'person_kind_stays'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_kind_stays BEFORE UPDATE OF kind ON person FOR EACH ROW EXECUTE FUNCTION person_kind_stays();

-- Sessions, roles and links are of people who can act; the argument is the column that names one.
CREATE FUNCTION natural_person_only() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM person WHERE id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND kind <> 'natural') THEN
    RAISE EXCEPTION 'an organisation acts through its members' USING ERRCODE = '23001', CONSTRAINT = 'natural_person_only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER natural_person_only BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION natural_person_only('person_id');
CREATE TRIGGER natural_person_only BEFORE INSERT ON person_role FOR EACH ROW EXECUTE FUNCTION natural_person_only('person_id');

-- Members of organisations ------------------------------------------------------------------------------------------------

CREATE TABLE organisation_member (
  id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES person, person_id uuid NOT NULL REFERENCES person,
  role text NOT NULL CHECK (role IN ('owner', 'member')),
  -- Whether letters to the organisation reach this member; an owner's always do.
  wants_letters boolean NOT NULL DEFAULT true, CHECK (role <> 'owner' OR wants_letters),
  since timestamptz NOT NULL, left_at timestamptz CHECK (left_at >= since), ended_by uuid REFERENCES person, CHECK ((left_at IS NULL) = (ended_by IS NULL)),
  CHECK (organisation_id <> person_id));
-- One organisation at a time: whose business an application is must never be a guess.
CREATE UNIQUE INDEX organisation_member_once ON organisation_member (person_id) WHERE left_at IS NULL;
CREATE INDEX organisation_member_organisation ON organisation_member (organisation_id, since);

CREATE FUNCTION organisation_member_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE movable CONSTANT text[] := ARRAY['role', 'wants_letters', 'left_at', 'ended_by'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a membership ends, and is never deleted' USING ERRCODE = '23001', CONSTRAINT = 'organisation_member_guard'; END IF;
  -- One change of an organisation's people after the other, and none beside an officer who takes a part in its case.
  PERFORM 1 FROM person WHERE id = NEW.organisation_id FOR NO KEY UPDATE;
  IF TG_OP = 'INSERT' THEN
    IF NEW.left_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.organisation_id AND kind = 'organisation' AND status = 'active')
        OR NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id AND kind = 'natural' AND status = 'active') THEN
      RAISE EXCEPTION 'people become members of organisations' USING ERRCODE = '23001', CONSTRAINT = 'organisation_member_guard';
    END IF;
    IF EXISTS (SELECT 1 FROM application_part p JOIN application a ON a.id = p.application_id
        WHERE a.applicant_id = NEW.organisation_id AND p.person_id = NEW.person_id AND p.part <> 'A') THEN
      RAISE EXCEPTION 'separation of duties: who worked on its cases for the authority cannot join the applicant' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
    END IF;
  ELSIF OLD.left_at IS NOT NULL OR (to_jsonb(NEW) - movable) IS DISTINCT FROM (to_jsonb(OLD) - movable) THEN
    RAISE EXCEPTION 'a membership that ended stays as it was' USING ERRCODE = '23001', CONSTRAINT = 'organisation_member_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organisation_member_guard BEFORE INSERT OR UPDATE OR DELETE ON organisation_member FOR EACH ROW EXECUTE FUNCTION organisation_member_guard();

-- At the end of a transaction, so that ownership can be handed over in one.
CREATE FUNCTION organisation_has_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE organisation uuid := CASE TG_TABLE_NAME WHEN 'person' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'organisation_id')::uuid END;
BEGIN
  IF EXISTS (SELECT 1 FROM person WHERE id = organisation AND kind = 'organisation' AND status = 'active')
      AND NOT EXISTS (SELECT 1 FROM organisation_member WHERE organisation_id = organisation AND role = 'owner' AND left_at IS NULL) THEN
    RAISE EXCEPTION 'an organisation has an owner' USING ERRCODE = '23001', CONSTRAINT = 'organisation_has_owner';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER organisation_has_owner AFTER INSERT OR UPDATE ON organisation_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION organisation_has_owner();
CREATE CONSTRAINT TRIGGER organisation_has_owner AFTER INSERT OR UPDATE OF status ON person DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.kind = 'organisation') EXECUTE FUNCTION organisation_has_owner();

-- A link by which somebody joins: kept as a digest, answered once, by whoever has that address.
CREATE TABLE organisation_invitation (
  id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES person, token_sha256 sha256_bytes NOT NULL UNIQUE,
  email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  role text NOT NULL CHECK (role IN ('owner', 'member')),
  made_by uuid NOT NULL REFERENCES person, made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL, CHECK (expires_at > made_at AND expires_at <= made_at + interval '14 days'),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')), answered_at timestamptz,
  CHECK ((state = 'open') = (answered_at IS NULL)));
CREATE UNIQUE INDEX organisation_invitation_once ON organisation_invitation (organisation_id, email) WHERE state = 'open';

CREATE FUNCTION organisation_invitation_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'open' OR NOT EXISTS (SELECT 1 FROM organisation_member WHERE organisation_id = NEW.organisation_id AND person_id = NEW.made_by AND role = 'owner' AND left_at IS NULL) THEN
      RAISE EXCEPTION 'an owner invites' USING ERRCODE = '23001', CONSTRAINT = 'organisation_invitation_guard';
    END IF;
  ELSIF OLD.state <> 'open' OR NEW.state = 'open' OR (to_jsonb(NEW) - ARRAY['state', 'answered_at']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'answered_at'])
      OR (NEW.state = 'accepted' AND NEW.answered_at >= NEW.expires_at) THEN
    RAISE EXCEPTION 'an invitation is answered once, in time, and for what it was made' USING ERRCODE = '23001', CONSTRAINT = 'organisation_invitation_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organisation_invitation_guard BEFORE INSERT OR UPDATE ON organisation_invitation FOR EACH ROW EXECUTE FUNCTION organisation_invitation_guard();

-- Mandates ----------------------------------------------------------------------------------------------------------------

CREATE TABLE mandate (
  id uuid PRIMARY KEY, client_id uuid NOT NULL REFERENCES person,
  -- Whom it is offered to; whether an account has that address is told to the address alone.
  agent_email text NOT NULL CHECK (agent_email = lower(agent_email) AND length(agent_email) BETWEEN 3 AND 254),
  agent_id uuid REFERENCES person, accepted_at timestamptz CHECK (accepted_at >= given_at), CHECK ((agent_id IS NULL) = (accepted_at IS NULL)),
  scope text NOT NULL CHECK (scope IN ('prepare', 'apply', 'full')),
  -- From the beginning of its first day of the Party to the end of its last.
  starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '3 years 2 days'),
  given_by uuid NOT NULL REFERENCES person, given_at timestamptz NOT NULL,
  ended_at timestamptz CHECK (ended_at >= given_at), ended_by uuid REFERENCES person, ending text CHECK (ending IN ('revoked', 'declined', 'laid-down')),
  CHECK ((ended_at IS NULL) = (ending IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (client_id IS DISTINCT FROM agent_id));
CREATE INDEX mandate_client ON mandate (client_id, given_at);
CREATE INDEX mandate_agent ON mandate (agent_id) WHERE ended_at IS NULL;
CREATE INDEX mandate_offer ON mandate (agent_email) WHERE agent_id IS NULL AND ended_at IS NULL;

CREATE FUNCTION speaks_for(who uuid, applicant uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT who = applicant OR EXISTS (SELECT 1 FROM organisation_member WHERE organisation_id = applicant AND person_id = who AND role = 'owner' AND left_at IS NULL) $$;

CREATE FUNCTION mandate_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE accepting CONSTANT text[] := ARRAY['agent_id', 'accepted_at']; ending CONSTANT text[] := ARRAY['ended_at', 'ended_by', 'ending'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.agent_id IS NOT NULL THEN RAISE EXCEPTION 'a mandate ends, and is never deleted' USING ERRCODE = '23001', CONSTRAINT = 'mandate_guard'; END IF;
    RETURN OLD;
  END IF;
  -- An agent who closed the account is known by number only.
  IF TG_OP = 'UPDATE' AND NEW.agent_email = OLD.agent_id || '@closed.invalid' AND (to_jsonb(NEW) - 'agent_email') = (to_jsonb(OLD) - 'agent_email') THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.agent_id IS NOT NULL OR NEW.ended_at IS NOT NULL OR NOT speaks_for(NEW.given_by, NEW.client_id) THEN
      RAISE EXCEPTION 'a mandate is given by the client, and begins when it is accepted' USING ERRCODE = '23001', CONSTRAINT = 'mandate_guard';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.ended_at IS NOT NULL OR (to_jsonb(NEW) - accepting - ending) IS DISTINCT FROM (to_jsonb(OLD) - accepting - ending)
      OR (OLD.agent_id IS NOT NULL AND (NEW.agent_id, NEW.accepted_at) IS DISTINCT FROM (OLD.agent_id, OLD.accepted_at)) THEN
    RAISE EXCEPTION 'a mandate is accepted once, ends once, and is never altered' USING ERRCODE = '23001', CONSTRAINT = 'mandate_guard';
  END IF;
  IF OLD.agent_id IS NULL AND NEW.agent_id IS NOT NULL AND (NEW.ended_at IS NOT NULL OR NOT has_role(NEW.agent_id, 'agent')
      OR NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.agent_id AND email = NEW.agent_email AND email_confirmed_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'a mandate is accepted by the agent it was offered to' USING ERRCODE = '23001', CONSTRAINT = 'mandate_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mandate_guard BEFORE INSERT OR UPDATE OR DELETE ON mandate FOR EACH ROW EXECUTE FUNCTION mandate_guard();

-- Applications that others act on -----------------------------------------------------------------------------------------

-- The agent who began it for the applicant.
ALTER TABLE application ADD COLUMN agent_id uuid REFERENCES person, ADD CONSTRAINT agent_is_another CHECK (agent_id <> applicant_id);
CREATE INDEX application_agent ON application (agent_id, updated_at DESC, id) WHERE agent_id IS NOT NULL;

CREATE FUNCTION agent_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.agent_id IS DISTINCT FROM OLD.agent_id THEN
    RAISE EXCEPTION 'who began an application cannot change' USING ERRCODE = '23001', CONSTRAINT = 'agent_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agent_stays BEFORE UPDATE OF agent_id ON application FOR EACH ROW EXECUTE FUNCTION agent_stays();

-- Who may act on an application at a moment: the applicant, a member of the organisation, or the agent who began it, as far as a
-- mandate goes. The same question as `standsFor` of src/domain.
CREATE FUNCTION acts_for(who uuid, applicant uuid, agent uuid, scopes text[], at timestamptz) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT who = applicant
    OR EXISTS (SELECT 1 FROM organisation_member WHERE organisation_id = applicant AND person_id = who AND left_at IS NULL)
    OR (who = agent AND EXISTS (SELECT 1 FROM mandate m WHERE m.client_id = applicant AND m.agent_id = who AND m.ended_at IS NULL
      AND m.starts_at <= at AND m.ends_at > at AND m.scope = ANY (scopes)) AND has_role(who, 'agent')) $$;

-- Whether somebody belongs to the applicant's side of an application: also a member who left after it was begun.
CREATE FUNCTION is_of_applicant(who uuid, p_application uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM application a WHERE a.id = p_application AND (who IN (a.applicant_id, a.agent_id)
    OR EXISTS (SELECT 1 FROM organisation_member m WHERE m.organisation_id = a.applicant_id AND m.person_id = who AND (m.left_at IS NULL OR m.left_at >= a.created_at)))) $$;

-- Every act of the applicant's side leaves an event that names who did it; there it is asked whether they still may.
CREATE FUNCTION applicant_acts() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE held application; scopes text[] := CASE
    WHEN NEW.type IN ('ApplicationStarted', 'AnswersSaved', 'SpecimenLineAdded', 'SpecimenLineRemoved', 'DocumentAttached', 'DocumentPromised', 'DocumentRemoved') THEN ARRAY['prepare', 'apply', 'full']
    WHEN NEW.subject = 'permit' THEN ARRAY['full'] ELSE ARRAY['apply', 'full'] END;
BEGIN
  IF NEW.subject = 'permit' THEN
    SELECT a.* INTO held FROM permit p JOIN application a ON a.id = p.application_id WHERE p.id = NEW.subject_id::uuid;
  ELSE
    SELECT * INTO held FROM application WHERE id = NEW.subject_id::uuid;
  END IF;
  IF NOT acts_for(NEW.actor_id::uuid, held.applicant_id, held.agent_id, scopes, NEW.at) THEN
    RAISE EXCEPTION 'only the applicant''s side acts for the applicant' USING ERRCODE = '23001', CONSTRAINT = 'applicant_acts';
  END IF;
  IF NEW.type = 'ApplicationSubmitted' AND NEW.actor_id::uuid = held.agent_id
      AND NOT EXISTS (SELECT 1 FROM trader_profile WHERE person_id = held.agent_id AND state = 'verified') THEN
    RAISE EXCEPTION 'the applicant is not verified' USING ERRCODE = '23001', CONSTRAINT = 'applicant_is_verified';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER applicant_acts BEFORE INSERT ON audit_event FOR EACH ROW WHEN (NEW.actor_id ~ '^[0-9a-f]{8}-' AND NEW.subject_id ~ '^[0-9a-f]{8}-' AND (
  (NEW.subject = 'application' AND NEW.type IN ('ApplicationStarted', 'AnswersSaved', 'SpecimenLineAdded', 'SpecimenLineRemoved', 'DocumentAttached', 'DocumentPromised',
    'DocumentRemoved', 'ApplicationSubmitted', 'ApplicationWithdrawn', 'SetAsideRequested', 'PaymentStarted', 'WaiverRequested'))
  OR (NEW.subject = 'permit' AND NEW.type IN ('PermitShared', 'PermitShareRevoked', 'PermitRequestReceived', 'PermitRequestWithdrawn'))))
  EXECUTE FUNCTION applicant_acts();

-- Nobody of the applicant's side plays another part.
CREATE FUNCTION applicant_side_stays_out() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- Against somebody who joins the organisation at this very moment.
  PERFORM 1 FROM person p JOIN application a ON a.applicant_id = p.id WHERE a.id = NEW.application_id AND p.kind = 'organisation' FOR SHARE OF p;
  IF NEW.part <> 'A' AND is_of_applicant(NEW.person_id, NEW.application_id) THEN
    RAISE EXCEPTION 'separation of duties: this person is of the applicant''s side' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER applicant_side_stays_out BEFORE INSERT ON application_part FOR EACH ROW EXECUTE FUNCTION applicant_side_stays_out();

-- The same for single acts of the office; the arguments are the column that names who acts, and what leads to the application.
CREATE FUNCTION office_act_by_another() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE who uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid; held uuid;
BEGIN
  IF who IS NULL OR (TG_OP = 'UPDATE' AND to_jsonb(NEW) ->> TG_ARGV[0] IS NOT DISTINCT FROM to_jsonb(OLD) ->> TG_ARGV[0]) THEN RETURN NEW; END IF;
  held := CASE TG_ARGV[1] WHEN 'permit_id' THEN (SELECT application_id FROM permit WHERE id = (to_jsonb(NEW) ->> 'permit_id')::uuid)
    ELSE (to_jsonb(NEW) ->> 'application_id')::uuid END;
  -- A holder may take a request back; that decides nothing for the office.
  IF is_of_applicant(who, held) AND to_jsonb(NEW) ->> 'state' IS DISTINCT FROM 'withdrawn' THEN
    RAISE EXCEPTION 'separation of duties: this person is of the applicant''s side' USING ERRCODE = '23001', CONSTRAINT = 'four_eyes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER office_act_by_another BEFORE INSERT ON document_verdict FOR EACH ROW EXECUTE FUNCTION office_act_by_another('author_id', 'application_id');
CREATE TRIGGER office_act_by_another BEFORE INSERT ON payment FOR EACH ROW EXECUTE FUNCTION office_act_by_another('booked_by', 'application_id');
CREATE TRIGGER office_act_by_another BEFORE UPDATE ON waiver_request FOR EACH ROW EXECUTE FUNCTION office_act_by_another('decided_by', 'application_id');
CREATE TRIGGER office_act_by_another BEFORE UPDATE ON permit_request FOR EACH ROW EXECUTE FUNCTION office_act_by_another('decided_by', 'permit_id');

-- An organisation is not vetted from within.
CREATE FUNCTION vetted_from_outside() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.vetted_by IS DISTINCT FROM OLD.vetted_by AND EXISTS (SELECT 1 FROM organisation_member WHERE organisation_id = NEW.person_id AND person_id = NEW.vetted_by AND left_at IS NULL) THEN
    RAISE EXCEPTION 'separation of duties: a member does not vet the organisation' USING ERRCODE = '23001', CONSTRAINT = 'trader_profile_guard';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vetted_from_outside BEFORE UPDATE ON trader_profile FOR EACH ROW EXECUTE FUNCTION vetted_from_outside();

-- Whoever applies for somebody without an account shows by what right: the letter is with the application when it is sent.
CREATE FUNCTION authority_is_shown() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'submitted' AND OLD.state <> 'submitted' AND NEW.answers ->> 'onBehalf' = 'yes' AND NOT EXISTS (
      SELECT 1 FROM application_document WHERE application_id = NEW.id AND kind = 'authority-letter' AND answer = 'file' AND removed_at IS NULL) THEN
    RAISE EXCEPTION 'who applies for another shows the letter of authority' USING ERRCODE = '23001', CONSTRAINT = 'authority_is_shown';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER authority_is_shown BEFORE UPDATE OF state ON application FOR EACH ROW EXECUTE FUNCTION authority_is_shown();

-- Saved parties and specimens ---------------------------------------------------------------------------------------------

CREATE TABLE saved_party (
  id uuid PRIMARY KEY, owner_id uuid NOT NULL REFERENCES person,
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 160), latin_name text CHECK (btrim(latin_name) <> '' AND length(latin_name) <= 160),
  address text NOT NULL CHECK (btrim(address) <> '' AND length(address) <= 400), latin_address text CHECK (btrim(latin_address) <> '' AND length(latin_address) <= 400),
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  saved_by uuid NOT NULL REFERENCES person, saved_at timestamptz NOT NULL);
CREATE INDEX saved_party_owner ON saved_party (owner_id, name, id);
CREATE TABLE saved_specimen (
  id uuid PRIMARY KEY, owner_id uuid NOT NULL REFERENCES person,
  label text NOT NULL CHECK (btrim(label) <> '' AND length(label) <= 120), answers jsonb NOT NULL CHECK (jsonb_typeof(answers) = 'object'),
  saved_by uuid NOT NULL REFERENCES person, saved_at timestamptz NOT NULL);
CREATE INDEX saved_specimen_owner ON saved_specimen (owner_id, label, id);

-- Every change is told ----------------------------------------------------------------------------------------------------

CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON organisation_member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'organisation_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON organisation_invitation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'organisation_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON mandate DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'client_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON saved_party DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'owner_id');
CREATE CONSTRAINT TRIGGER entry_is_audited AFTER INSERT OR UPDATE ON saved_specimen DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_audited('person', 'owner_id');
DO $$ DECLARE one record; name text; BEGIN
  FOREACH name IN ARRAY ARRAY['organisation_member', 'organisation_invitation', 'mandate'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOR one IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A' AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one.t, one.tgname);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON organisation_member, organisation_invitation, mandate TO cites_app;
GRANT UPDATE (role, wants_letters, left_at, ended_by) ON organisation_member TO cites_app;
GRANT UPDATE (state, answered_at) ON organisation_invitation TO cites_app;
-- A closed account takes its address out of invitations, and the offers nobody accepted.
GRANT DELETE ON organisation_invitation TO cites_app;
GRANT UPDATE (agent_id, agent_email, accepted_at, ended_at, ended_by, ending), DELETE ON mandate TO cites_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_party, saved_specimen TO cites_app;

-- The invariants of before, and these.
ALTER FUNCTION verify_invariants() RENAME TO invariants_before_organisations;
ALTER FUNCTION invariants_before_organisations() SECURITY INVOKER;
CREATE FUNCTION organisation_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'duties.separate', p.application_id::text FROM application_part p JOIN application a ON a.id = p.application_id
    WHERE p.part <> 'A' AND (p.person_id IN (a.applicant_id, a.agent_id) OR EXISTS (SELECT 1 FROM organisation_member m
      WHERE m.organisation_id = a.applicant_id AND m.person_id = p.person_id AND (m.left_at IS NULL OR m.left_at >= a.created_at)))
  UNION ALL SELECT 'organisation.owner', o.id::text FROM person o WHERE o.kind = 'organisation' AND o.status = 'active'
    AND NOT EXISTS (SELECT 1 FROM organisation_member WHERE organisation_id = o.id AND role = 'owner' AND left_at IS NULL)
  UNION ALL SELECT 'organisation.session', s.id::text FROM session s JOIN person o ON o.id = s.person_id AND o.kind = 'organisation'
  UNION ALL SELECT 'trigger.missing', wanted FROM unnest(ARRAY['person.person_kind_stays', 'person.organisation_has_owner', 'session.natural_person_only', 'person_role.natural_person_only',
    'organisation_member.organisation_member_guard', 'organisation_member.organisation_has_owner', 'organisation_member.entry_is_audited', 'organisation_member.no_truncate',
    'organisation_invitation.organisation_invitation_guard', 'organisation_invitation.entry_is_audited', 'organisation_invitation.no_truncate',
    'saved_party.entry_is_audited', 'saved_specimen.entry_is_audited', 'mandate.mandate_guard', 'mandate.entry_is_audited', 'mandate.no_truncate', 'application.agent_stays', 'application.authority_is_shown',
    'audit_event.applicant_acts', 'application_part.applicant_side_stays_out', 'document_verdict.office_act_by_another', 'payment.office_act_by_another',
    'waiver_request.office_act_by_another', 'permit_request.office_act_by_another', 'trader_profile.vetted_from_outside']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass || '.' || tgname = wanted)
  UNION ALL SELECT 'index.missing', wanted FROM unnest(ARRAY['organisation_member_once', 'organisation_invitation_once']) wanted
    WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indisunique AND indisvalid AND indexrelid::regclass::text = wanted) $$;
CREATE FUNCTION verify_invariants() RETURNS TABLE (rule text, reference text) LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM invariants_before_organisations() UNION ALL SELECT * FROM organisation_invariants() $$;
REVOKE ALL ON FUNCTION verify_invariants, invariants_before_organisations, organisation_invariants FROM PUBLIC;
REVOKE ALL ON FUNCTION invariants_before_organisations FROM cites_app;
GRANT EXECUTE ON FUNCTION verify_invariants TO cites_app;
