import { expect, it } from 'vitest';
import { appUrl, query, superuserUrl, withClient } from '../../support/database';

/** Everything the role that serves people may do beside reading, table by table. A new right is a decision, made here as well. */
const RIGHTS: Readonly<Record<string, string>> = {
  advice_request: 'INSERT UPDATE(end_reason) UPDATE(ended_at) UPDATE(ended_by) UPDATE(escalated_at) UPDATE(outcome) UPDATE(reminded_at)',
  alarm: 'INSERT',
  application: 'INSERT UPDATE',
  application_document: 'INSERT UPDATE(removed_at) UPDATE(removed_by)',
  application_part: 'INSERT',
  approval_terms: 'INSERT',
  case_hold: 'INSERT UPDATE(release_reason) UPDATE(released_at) UPDATE(released_by)',
  case_message: 'INSERT',
  case_note: 'INSERT',
  case_presence: 'DELETE INSERT UPDATE(seen_at)',
  case_share: 'INSERT UPDATE(ended_at) UPDATE(ended_by)',
  decision: 'INSERT',
  document_verdict: 'INSERT',
  endorsement: 'INSERT',
  endorsement_annex: 'INSERT',
  endorsement_line: 'INSERT',
  evidence_file: 'INSERT UPDATE(scan_state) UPDATE(scanned_at) UPDATE(scanner)',
  finding: 'INSERT',
  finding_evidence: 'INSERT',
  foreign_document: 'INSERT UPDATE(decided_at) UPDATE(decided_by) UPDATE(reason) UPDATE(state)',
  foreign_document_line: 'INSERT',
  // A copy of a passport is its sender's to take away (docs/decisions/0031).
  identity_paper: 'DELETE INSERT UPDATE(scan_state) UPDATE(scanned_at) UPDATE(scanner)',
  import_record: 'INSERT',
  import_record_line: 'INSERT',
  information_request: 'INSERT UPDATE(answered_at) UPDATE(answered_by)',
  invoice: 'INSERT UPDATE(state) UPDATE(state_at)',
  invoice_line: 'INSERT',
  kept_form: 'DELETE INSERT UPDATE(kept_at) UPDATE(typed)',
  ledger_draw: 'INSERT',
  line_conversion: 'INSERT',
  log_checkpoint: 'INSERT',
  log_cosignature: 'INSERT',
  log_tile: 'INSERT',
  log_witness: 'INSERT UPDATE(size) UPDATE(told_at)',
  mail: 'INSERT UPDATE(attempts) UPDATE(last_error) UPDATE(link) UPDATE(next_attempt_at) UPDATE(sent_at) UPDATE(state)',
  mandate: 'DELETE INSERT UPDATE(accepted_at) UPDATE(agent_email) UPDATE(agent_id) UPDATE(ended_at) UPDATE(ended_by) UPDATE(ending)',
  non_detriment_opinion: 'INSERT',
  office_letterhead: 'INSERT',
  office_route: 'INSERT UPDATE(valid_to)',
  one_time_token: 'DELETE INSERT UPDATE(used_at)',
  organisation_invitation: 'DELETE INSERT UPDATE(answered_at) UPDATE(state)',
  organisation_member: 'INSERT UPDATE(ended_by) UPDATE(left_at) UPDATE(role) UPDATE(wants_letters)',
  paper_return: 'INSERT',
  party_trust:
    'INSERT UPDATE(decided_at) UPDATE(decided_basis) UPDATE(decided_by) UPDATE(outcome) UPDATE(withdrawn_at) UPDATE(withdrawn_by) UPDATE(withdrawn_reason)',
  payment: 'INSERT',
  payment_attempt: 'INSERT UPDATE(state) UPDATE(state_at)',
  permit: 'INSERT UPDATE',
  permit_check: 'INSERT UPDATE(last_at) UPDATE(times)',
  permit_countersignature: 'INSERT',
  permit_evidence: 'INSERT',
  permit_line: 'INSERT UPDATE(endorsed)',
  permit_notice: 'INSERT',
  permit_replacement: 'INSERT UPDATE(dropped_at) UPDATE(dropped_by) UPDATE(dropped_reason)',
  permit_request: 'INSERT UPDATE(decided_at) UPDATE(decided_by) UPDATE(reason) UPDATE(state)',
  permit_share: 'INSERT UPDATE(last_opened_at) UPDATE(open_count) UPDATE(revoked_at)',
  person: 'INSERT UPDATE',
  person_change: 'INSERT UPDATE(decided_at) UPDATE(decided_by) UPDATE(outcome)',
  person_role: 'DELETE INSERT',
  proof_challenge: 'INSERT UPDATE(used_at)',
  proof_use: 'INSERT',
  published_list: 'INSERT UPDATE',
  queue_entry: 'UPDATE(assigned_at) UPDATE(assigned_by) UPDATE(assigned_to) UPDATE(risk) UPDATE(taxon_groups)',
  quota_entry: 'INSERT',
  refusal_grounds: 'INSERT',
  refusal_letter: 'INSERT',
  recovery_code: 'DELETE INSERT UPDATE(used_at)',
  registered_institution: 'INSERT UPDATE(ended_by) UPDATE(ended_on) UPDATE(ended_reason)',
  registered_operation: 'INSERT UPDATE(ended_by) UPDATE(ended_on) UPDATE(ended_reason)',
  request_in_preparation: 'DELETE INSERT UPDATE',
  requested_item: 'INSERT UPDATE(answer) UPDATE(answered_at)',
  requested_item_document: 'INSERT',
  retrospective_case: 'INSERT UPDATE(dropped_at) UPDATE(dropped_by) UPDATE(dropped_reason)',
  revocation: 'INSERT UPDATE(decided_at) UPDATE(decided_by) UPDATE(decided_reason) UPDATE(outcome)',
  rule_set_aside: 'INSERT',
  sandbox_payment: 'INSERT UPDATE(refunds) UPDATE(state)',
  saved_party: 'DELETE INSERT UPDATE',
  saved_specimen: 'DELETE INSERT UPDATE',
  second_factor: 'INSERT UPDATE(last_counter) UPDATE(last_used_at) UPDATE(name) UPDATE(removed_at) UPDATE(sign_count)',
  saved_view: 'DELETE INSERT UPDATE(is_shared) UPDATE(query)',
  session: 'INSERT UPDATE',
  set_aside_request: 'INSERT',
  signatory: 'INSERT UPDATE(ended_at) UPDATE(ended_by) UPDATE(valid_until)',
  signing_release: 'INSERT',
  signing_view: 'INSERT',
  specimen_line: 'DELETE INSERT UPDATE',
  step_up_proof: 'INSERT',
  stock_loss: 'INSERT UPDATE(decided_at) UPDATE(decided_by) UPDATE(decided_reason) UPDATE(outcome)',
  stock_receipt: 'INSERT',
  stock_use: 'INSERT',
  submission_record: 'INSERT',
  suspicion: 'INSERT',
  suspicion_answer: 'INSERT',
  throttle: 'DELETE INSERT UPDATE',
  trader_profile: 'DELETE INSERT UPDATE',
  trusted_list: 'INSERT UPDATE',
  waiver_request: 'INSERT UPDATE(decided_at) UPDATE(decided_by) UPDATE(decided_reason) UPDATE(outcome)',
};

it('the role that serves people may write these tables, and no other', async () => {
  const rows = await query(
    superuserUrl(),
    `SELECT t, string_agg(r, ' ' ORDER BY r) AS rights FROM (
       SELECT c.relname AS t, p AS r FROM pg_class c, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND has_table_privilege('cites_app', c.oid, p)
       UNION ALL SELECT c.relname, 'UPDATE(' || a.attname || ')' FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_column_privilege('cites_app', c.oid, a.attnum, 'UPDATE')
           AND NOT has_table_privilege('cites_app', c.oid, 'UPDATE')) found GROUP BY t`,
  );

  expect(Object.fromEntries(rows.map(({ t, rights }: { t: string; rights: string }) => [t, rights]))).toEqual(RIGHTS);
});

/** The functions that lend it the owner's rights, and whether it may call them by itself: a trigger's function it may not. */
const LENT: Readonly<Record<string, boolean>> = {
  attach_signature: false,
  audit_append: true,
  invariants_before_registers: false,
  invariants_of_registers: false,
  ledger_draw_counts: false,
  ledger_draw_guard: false,
  ledger_settle: false,
  letterhead_follows: false,
  lock_ledger_accounts: true,
  lock_quotas: true,
  open_ledger_account: false,
  payment_guard: false,
  put_in_queue: false,
  queue_follows: false,
  queue_follows_names: false,
  quota_entry_counts: false,
  take_permit_serial: true,
  trade_follows: false,
  trade_months_follow: false,
  trade_years_follow: false,
  trusted_keys_follow: false,
  verify_invariants: true,
  waits_for_countersignature: true,
};

it('these functions lend it the owner’s rights, each with a fixed search path', async () => {
  const rows = await query(
    superuserUrl(),
    `SELECT proname AS name, proconfig::text LIKE '%search_path=public, pg_temp%' AS fixed, has_function_privilege('cites_app', oid, 'EXECUTE') AS callable,
       proacl::text NOT LIKE '%{=X%' AND proacl::text NOT LIKE '%,=X%' AS reserved
     FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY proname`,
  );

  expect(rows).toEqual(Object.entries(LENT).map(([name, callable]) => ({ name, fixed: true, callable, reserved: true })));
});

it('every trigger of the register fires always, whoever asks', async () => {
  const rows = await query(
    superuserUrl(),
    `SELECT tgrelid::regclass || '.' || tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'A'`,
  );

  expect(rows).toEqual([]);
});

it.each([
  ['switch triggers off by the replica role', 'SET session_replication_role = replica'],
  ['disable a trigger', 'ALTER TABLE permit DISABLE TRIGGER permit_guard'],
  ['drop a trigger', 'DROP TRIGGER permit_guard ON permit'],
  ['drop a constraint', 'ALTER TABLE permit_line DROP CONSTRAINT never_over'],
  ['replace a function', 'CREATE OR REPLACE FUNCTION four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$'],
  [
    'write the log by itself',
    "INSERT INTO audit_event SELECT seq + 1, at, 'x', '', type, subject, subject_id, payload, hash, repeat('0', 64) FROM audit_event",
  ],
  ['move the head of the log', 'UPDATE audit_head SET seq = 0'],
  ['hold the head of the log', 'SELECT 1 FROM audit_head FOR UPDATE'],
  ['lock others out of the log', 'BEGIN; LOCK TABLE audit_event IN EXCLUSIVE MODE'],
  ['write a series', "INSERT INTO permit_series VALUES ('XA', 2030, 1)"],
  ['add a signing key', "INSERT INTO signing_key (kid, purpose, public_jwk, used_from) VALUES ('0123456789abcdef', 'permit', '{}', now())"],
  ['change a listing', "UPDATE listing SET appendix = 'III'"],
  ['become the owner', 'SET ROLE cites_owner'],
  ['read the server’s files', "SELECT pg_read_file('/etc/passwd')"],
  ['run a program', "COPY (SELECT 1) TO PROGRAM 'true'"],
])('it cannot %s', async (_what, sql) => {
  await expect(query(appUrl(), sql)).rejects.toThrow(/permission denied|must be owner/);
});

it('an event is durable even where its session asked for haste', async () => {
  const setting = await withClient(appUrl(), async (client) => {
    await client.query('BEGIN; SET LOCAL synchronous_commit = off');
    await client.query("SELECT audit_append(now(), '', 'system', 'PersonSignedOut', 'person', 'x', '{}')");
    const { rows } = await client.query('SHOW synchronous_commit');
    await client.query('ROLLBACK');
    return rows[0];
  });

  expect(setting).toEqual({ synchronous_commit: 'on' });
});
