import { z } from 'zod';
import { KEY_PURPOSES } from '../keys/signing-key';
import { RETURN_REASONS } from '../quota/quota';

/** What of which quota, in its unit, by the letter of the line. */
const quotaEntries = z.array(z.object({ quota: z.string(), line: z.string(), quantity: z.string(), unit: z.string() }));

/**
 * Everything that can happen, with what must be known of it. Written in the transaction of the change itself, in the past
 * tense of the Convention's words. A payload is part of the hash chain: a changed schema here needs a new event type.
 */
export const AUDIT_EVENTS = {
  PersonSignedIn: z.object({}),
  PersonSignedOut: z.object({}),
  SignInRefused: z.object({ reason: z.string() }),
  IdentityConfirmed: z.object({ act: z.string(), method: z.string(), statementSha256: z.string() }),
  SecondFactorAdded: z.object({ kind: z.string(), name: z.string() }),
  SecondFactorRemoved: z.object({ kind: z.string(), name: z.string() }),
  RecoveryCodesReplaced: z.object({}),
  RecoveryCodeUsed: z.object({}),
  OtherSessionsEnded: z.object({}),
  PersonChangeProposed: z.object({ kind: z.string(), role: z.string(), reason: z.string() }),
  PersonChangeDeclined: z.object({ kind: z.string(), role: z.string() }),
  PersonChanged: z.object({ kind: z.string(), role: z.string() }),
  PersonInvited: z.object({ role: z.string(), place: z.string(), reason: z.string() }),
  InvitationPosted: z.object({}),
  PersonPlaced: z.object({ from: z.string(), to: z.string(), leads: z.boolean(), reason: z.string() }),
  SignatoryEntered: z.object({ from: z.string(), until: z.string(), basis: z.string() }),
  SignatureDelegated: z.object({ from: z.string(), until: z.string(), basis: z.string() }),
  SignatoryEnded: z.object({ until: z.string() }),
  SignerReleased: z.object({ extra: z.number(), reason: z.string() }),
  PersonDisabled: z.object({ reason: z.string() }),
  AccountOpened: z.object({}),
  EmailConfirmed: z.object({}),
  EmailChanged: z.object({}),
  PasswordResetAsked: z.object({}),
  PasswordChanged: z.object({ by: z.enum(['person', 'link']) }),
  ProfileSaved: z.object({ fields: z.array(z.string()), asksForVetting: z.boolean() }),
  TraderVerified: z.object({ reason: z.string().nullable() }),
  TraderDetailsRequested: z.object({ reason: z.string() }),
  TraderRefused: z.object({ reason: z.string() }),
  OwnDataExported: z.object({}),
  AccountClosed: z.object({}),
  OrganisationFounded: z.object({}),
  OrganisationClosed: z.object({}),
  MemberInvited: z.object({ invitation: z.string(), role: z.string() }),
  InvitationAnswered: z.object({ invitation: z.string(), answer: z.enum(['accepted', 'declined', 'withdrawn']) }),
  MemberJoined: z.object({ member: z.string(), role: z.string() }),
  MemberRoleChanged: z.object({ member: z.string(), role: z.string() }),
  MemberLettersChanged: z.object({ member: z.string(), wanted: z.boolean() }),
  MembershipEnded: z.object({ member: z.string(), by: z.enum(['member', 'owner']) }),
  MandateOffered: z.object({ mandate: z.string(), scope: z.string(), from: z.string(), until: z.string() }),
  MandateAccepted: z.object({ mandate: z.string(), agent: z.string() }),
  MandateEnded: z.object({ mandate: z.string(), ending: z.string() }),
  AddressBookChanged: z.object({ entry: z.string(), what: z.enum(['party', 'specimen']), change: z.enum(['saved', 'removed']) }),
  ApplicationStarted: z.object({ reference: z.string(), form: z.string() }),
  AnswersSaved: z.object({ fields: z.array(z.string()), line: z.number().nullable() }),
  SpecimenLineAdded: z.object({ line: z.number() }),
  SpecimenLineRemoved: z.object({ line: z.number() }),
  ApplicationSubmitted: z.object({ version: z.number(), recordSha256: z.string() }),
  ApplicationWithdrawn: z.object({}),
  ApplicationLapsed: z.object({}),
  ApplicationRouted: z.object({ to: z.string(), route: z.string() }),
  ApplicationTransferred: z.object({ from: z.string(), to: z.string(), reason: z.string() }),
  CaseAssigned: z.object({ to: z.string(), name: z.string() }),
  CaseReleased: z.object({ from: z.string() }),
  CaseShared: z.object({ with: z.string(), reason: z.string() }),
  CaseShareEnded: z.object({ with: z.string() }),
  ReviewStarted: z.object({}),
  ApplicationReturned: z.object({ reason: z.string() }),
  InformationRequested: z.object({ request: z.string(), items: z.number(), dueOn: z.string(), lapsesOn: z.string() }),
  ReplySaved: z.object({ request: z.string(), items: z.number() }),
  ReplyReceived: z.object({ request: z.string(), isLate: z.boolean() }),
  MessagePosted: z.object({ message: z.string(), side: z.enum(['applicant', 'office']) }),
  FindingsRequested: z.object({ question: z.string() }),
  ReviewResumed: z.object({}),
  QuestionReturned: z.object({ reason: z.string() }),
  AdviceReminded: z.object({ dueOn: z.string() }),
  AdviceEscalated: z.object({ dueOn: z.string() }),
  LegalAcquisitionFindingRecorded: z.object({ finding: z.string(), outcome: z.string() }),
  ImportPermitSeen: z.object({ finding: z.string(), outcome: z.string() }),
  NonDetrimentFindingRecorded: z.object({ finding: z.string(), outcome: z.string() }),
  FindingRecorded: z.object({ finding: z.string(), kind: z.string(), outcome: z.string() }),
  SetAsideRequested: z.object({ rules: z.array(z.string()), reason: z.string() }),
  RuleSetAside: z.object({ rule: z.string(), line: z.number(), reason: z.string() }),
  CaseNoted: z.object({ note: z.string() }),
  HoldPlaced: z.object({ kind: z.string(), reason: z.string(), until: z.string().nullable() }),
  HoldReleased: z.object({ kind: z.string(), reason: z.string() }),
  ApplicationRecommended: z.object({ outcome: z.enum(['approve', 'refuse']), reasons: z.string(), findings: z.array(z.string()) }),
  ApplicationSentBack: z.object({ reason: z.string() }),
  DecisionProposed: z.object({ outcome: z.enum(['approve', 'refuse']), reasons: z.string() }),
  ApprovalTermsStated: z.object({
    validUntil: z.string().nullable(),
    conditions: z.array(z.string()),
    ownCondition: z.string().nullable(),
    quantities: z.record(z.string(), z.string()),
  }),
  ApplicationClosed: z.object({ reason: z.string() }),
  ApplicationApproved: z.object({ reasons: z.string(), findings: z.array(z.string()) }),
  ApplicationRefused: z.object({ reasons: z.string(), findings: z.array(z.string()) }),
  ApprovalReopened: z.object({ reason: z.string() }),
  PermitNumberTaken: z.object({ permitNumber: z.string(), contentSha256: z.string() }),
  PermitIssued: z.object({ permitNumber: z.string(), contentSha256: z.string(), kid: z.string(), pdfSha256: z.string() }),
  PermitVoided: z.object({ permitNumber: z.string(), reason: z.string() }),
  PermitSuspended: z.object({ permitNumber: z.string(), reason: z.string() }),
  PermitReinstated: z.object({ permitNumber: z.string(), reason: z.string() }),
  RevocationProposed: z.object({ permitNumber: z.string(), reason: z.string() }),
  RevocationDeclined: z.object({ permitNumber: z.string(), reason: z.string() }),
  PermitRevoked: z.object({ permitNumber: z.string(), reason: z.string() }),
  ReplacementPrepared: z.object({
    permitNumber: z.string(),
    ground: z.string(),
    reason: z.string(),
    request: z.string().nullable(),
    corrections: z.array(z.object({ field: z.string(), line: z.number().nullable(), was: z.string(), shouldBe: z.string() })),
  }),
  ReplacementDropped: z.object({ permitNumber: z.string(), reason: z.string() }),
  PaperReturned: z.object({ permitNumber: z.string(), on: z.string(), remark: z.string().nullable() }),
  PermitReplaced: z.object({ permitNumber: z.string(), by: z.string() }),
  PermitExpired: z.object({ permitNumber: z.string() }),
  PermitDownloaded: z.object({ permitNumber: z.string() }),
  PermitShared: z.object({ permitNumber: z.string(), with: z.string(), until: z.string() }),
  PermitShareRevoked: z.object({ permitNumber: z.string(), with: z.string() }),
  SharedPermitDownloaded: z.object({ permitNumber: z.string(), with: z.string() }),
  PermitRequestReceived: z.object({ permitNumber: z.string(), request: z.string(), kind: z.string() }),
  PermitRequestAccepted: z.object({ permitNumber: z.string(), request: z.string(), kind: z.string(), reason: z.string() }),
  PermitRequestRefused: z.object({ permitNumber: z.string(), request: z.string(), kind: z.string(), reason: z.string() }),
  PermitRequestWithdrawn: z.object({ permitNumber: z.string(), request: z.string(), kind: z.string() }),
  PermitEndorsed: z.object({
    permitNumber: z.string(),
    endorsement: z.string(),
    post: z.string(),
    quantities: z.record(z.string(), z.string()),
    transportDocument: z.string().nullable(),
  }),
  EndorsementCorrected: z.object({ permitNumber: z.string(), endorsement: z.string(), reason: z.string() }),
  NonDetrimentOpinionRecorded: z.object({ reference: z.string(), taxon: z.string(), country: z.string(), outcome: z.string() }),
  OperationRegistered: z.object({ number: z.string(), kind: z.string() }),
  OperationEnded: z.object({ number: z.string(), reason: z.string() }),
  InstitutionRegistered: z.object({ code: z.string() }),
  InstitutionEnded: z.object({ code: z.string(), reason: z.string() }),
  ForeignDocumentRecorded: z.object({ reference: z.string(), number: z.string(), issuedBy: z.string() }),
  ForeignDocumentLineAdded: z.object({ line: z.number() }),
  ForeignDocumentAccepted: z.object({ reference: z.string(), reason: z.string(), findings: z.array(z.string()) }),
  ForeignDocumentRefused: z.object({ reference: z.string(), reason: z.string(), findings: z.array(z.string()) }),
  ImportRecorded: z.object({ reference: z.string() }),
  ConversionRecorded: z.object({ line: z.number(), ratio: z.string(), reason: z.string() }),
  BalancesDrawn: z.object({ permitNumber: z.string(), draws: z.record(z.string(), z.string()) }),
  QuotaReserved: z.object({ entries: quotaEntries }),
  QuotaDrawn: z.object({ permitNumber: z.string(), entries: quotaEntries }),
  QuotaReturned: z.object({ reason: z.enum(RETURN_REASONS), permitNumber: z.string().nullable(), entries: quotaEntries }),
  InvoiceRaised: z.object({ invoice: z.string(), amountMinor: z.number(), currency: z.string(), reason: z.string().nullable() }),
  InvoiceCancelled: z.object({ invoice: z.string() }),
  PaymentStarted: z.object({ invoice: z.string(), gateway: z.string(), reference: z.string() }),
  PaymentReceived: z.object({
    invoice: z.string(),
    channel: z.string(),
    reference: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
    receipt: z.string(),
  }),
  PaymentAttemptClosed: z.object({ invoice: z.string(), reference: z.string(), outcome: z.string() }),
  SurplusPaymentNoticed: z.object({ invoice: z.string(), reference: z.string(), amountMinor: z.number(), currency: z.string() }),
  PaymentRefunded: z.object({
    invoice: z.string(),
    reference: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
    reason: z.string(),
  }),
  WaiverRequested: z.object({ invoice: z.string(), ground: z.string() }),
  WaiverGranted: z.object({ invoice: z.string(), reason: z.string() }),
  WaiverRefused: z.object({ invoice: z.string(), reason: z.string() }),
  DocumentAttached: z.object({ document: z.string(), kind: z.string(), sha256: z.string(), purpose: z.string() }),
  DocumentPromised: z.object({ document: z.string(), kind: z.string(), answer: z.string() }),
  DocumentRemoved: z.object({ document: z.string(), kind: z.string() }),
  DocumentScanned: z.object({ document: z.string(), outcome: z.string(), scanner: z.string() }),
  DocumentJudged: z.object({ document: z.string(), kind: z.string(), outcome: z.string(), reason: z.string().nullable() }),
  InfectedFileRefused: z.object({ kind: z.string(), sha256: z.string(), scanner: z.string() }),
  KeyRegistered: z.object({ kid: z.string(), purpose: z.enum(KEY_PURPOSES), by: z.string() }),
  KeyCertified: z.object({ kid: z.string(), certificateSha256: z.string(), by: z.string() }),
  KeyActivated: z.object({ kid: z.string(), purpose: z.enum(KEY_PURPOSES), by: z.string() }),
  KeyRetired: z.object({ kid: z.string(), purpose: z.enum(KEY_PURPOSES), by: z.string() }),
  KeyCompromised: z.object({ kid: z.string(), purpose: z.enum(KEY_PURPOSES), cutOff: z.string(), reason: z.string(), by: z.string() }),
  KeyListPublished: z.object({ counter: z.number(), sha256: z.string(), rootKid: z.string(), by: z.string() }),
  PartyTrustProposed: z.object({ party: z.string(), rootSha256: z.string(), counter: z.number(), basis: z.string() }),
  PartyTrusted: z.object({ party: z.string(), rootSha256: z.string(), counter: z.number(), basis: z.string() }),
  PartyTrustDeclined: z.object({ party: z.string(), rootSha256: z.string(), basis: z.string() }),
  PartyTrustWithdrawn: z.object({ party: z.string(), rootSha256: z.string(), reason: z.string() }),
  PartyListTaken: z.object({ party: z.string(), list: z.string(), counter: z.number(), sha256: z.string() }),
  SeriesFenced: z.object({
    epoch: z.number(),
    lostSize: z.number(),
    fences: z.array(z.string()),
    reason: z.string(),
    by: z.string(),
  }),
  PermitTimeStamped: z.object({ permitNumber: z.string(), stampedAt: z.string(), service: z.string(), inside: z.boolean() }),
  OfficeLetterheadChanged: z.object({ office: z.string(), fields: z.array(z.string()) }),
  OfficeRouteAdded: z.object({
    office: z.string(),
    taxonGroup: z.string().nullable(),
    postalPrefix: z.string().nullable(),
    validFrom: z.string(),
  }),
  OfficeRouteEnded: z.object({ office: z.string(), route: z.string(), validTo: z.string() }),
  AlarmRaised: z.object({ alarm: z.string(), verdict: z.string() }),
  SuspicionReported: z.object({ reference: z.string(), numberOnPaper: z.string().nullable() }),
  SuspicionClosed: z.object({ reference: z.string(), note: z.string() }),
  ReferenceDataImported: z.object({
    kind: z.string(),
    fileSha256: z.string(),
    added: z.number(),
    changed: z.number(),
    removed: z.number(),
    rejected: z.number(),
  }),
} as const;

/** The name of something that can happen. */
export type AuditEventType = keyof typeof AUDIT_EVENTS;

/** What an event is about. */
export type AuditSubject =
  | 'application'
  | 'permit'
  | 'person'
  | 'reference-data'
  | 'alarm'
  | 'suspicion'
  | 'key'
  | 'party'
  | 'register'
  | 'office'
  | 'foreign-document'
  | 'import-record';

/** One thing that happened, ready to be written: the payload is exactly the one of its type. */
export type AuditEvent = {
  [T in AuditEventType]: {
    readonly type: T;
    readonly subject: AuditSubject;
    readonly subjectId: string;
    readonly payload: z.infer<(typeof AUDIT_EVENTS)[T]>;
  };
}[AuditEventType];
