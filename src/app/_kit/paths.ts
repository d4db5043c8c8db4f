/**
 * Every address of the portal (decisions §4). Nothing else spells one.
 *
 *   paths.office.decide({ reference: 'A-10482' })           /office/applications/A-10482/decide
 *   paths.customs.permit({ permitNumber: '26XA000123/EX' }) /customs/permits/26XA000123-EX
 *   withQuery(paths.species, { q: 'Python' })               /species?q=Python
 *
 * Reading them back: a `/` of a permit number stands as `-`; `parsePermitNumber` accepts both.
 */
import { permitNumberForAddress } from '@/domain/permit/permit-number';

type ByReference = { readonly reference: string };
type ByDocument = ByReference & { readonly document: string };
type ByInvoice = ByReference & { readonly invoice: string };
type ByLine = ByReference & { readonly lineId: string };
type ByOwner = { readonly owner: string };
type ByNumber = { readonly permitNumber: string };

const segment = (text: string | number) => encodeURIComponent(String(text));
const number = ({ permitNumber }: ByNumber) => segment(permitNumberForAddress(permitNumber));

const apply = ({ reference }: ByReference) => `/apply/applications/${segment(reference)}`;
const line = ({ reference, lineId }: ByLine) => `${apply({ reference })}/lines/${segment(lineId)}`;
const office = ({ reference }: ByReference) => `/office/applications/${segment(reference)}`;
type ByReceipt = { readonly receipt: string };
const stock = ({ receipt }: ByReceipt) => `/office/registers/stock/${segment(receipt)}`;
const officePermit = (of: ByNumber) => `/office/permits/${number(of)}`;
const advice = ({ reference }: ByReference) => `/office/advice/${segment(reference)}`;

/** The addresses, by audience. */
export const paths = {
  home: '/',
  documents: '/check',
  species: '/species',
  verify: '/verify',
  verifyFile: '/verify/file',
  verifyStamp: '/verify/stamp',
  check: ({ permitNumber, code }: ByNumber & { readonly code: string }) => `/v/${number({ permitNumber })}/${segment(code)}`,
  scanned: ({ token }: { readonly token: string }) => `/V/${segment(token)}`,
  law: ({ rule }: { readonly rule: string }) => `/law/${segment(rule)}`,
  statistics: '/stats',
  help: '/help',
  howToCheck: '/how-to-check',
  specimen: '/how-to-check/specimen',
  report: '/report',
  signIn: '/sign-in',
  signInFactor: '/sign-in/factor',
  signInEnrol: '/sign-in/set-up',
  signOut: '/sign-out',
  security: '/security',
  securityApp: '/security/app',
  securityPasskey: '/security/passkey',
  securityCodes: '/security/recovery-codes',
  securityPassword: '/security/password',
  securityRemove: ({ factor }: { readonly factor: string }) => `/security/remove/${segment(factor)}`,
  register: '/register',
  registerSent: '/register/sent',
  confirm: ({ token }: { readonly token: string }) => `/confirm/${segment(token)}`,
  forgottenPassword: '/forgotten-password',
  resetPassword: ({ token }: { readonly token: string }) => `/reset-password/${segment(token)}`,
  apply: {
    home: '/apply',
    start: '/apply/start',
    setup: '/apply/setup',
    account: '/apply/account',
    accountProfile: '/apply/account/profile',
    accountEmail: '/apply/account/email',
    accountPassword: '/apply/account/password',
    accountPreferences: '/apply/account/preferences',
    accountExport: '/apply/account/export',
    accountClose: '/apply/account/close',
    papers: ({ owner }: ByOwner) => `/apply/papers/${segment(owner)}`,
    uploadPaper: ({ owner }: ByOwner) => `/apply/papers/${segment(owner)}/upload`,
    paper: ({ owner, paper }: ByOwner & { readonly paper: string }) => `/apply/papers/${segment(owner)}/${segment(paper)}`,
    organisation: '/apply/organisation',
    organisationDetails: '/apply/organisation/details',
    organisationMember: ({ member }: { readonly member: string }) => `/apply/organisation/members/${segment(member)}`,
    organisationLeave: '/apply/organisation/leave',
    invitation: ({ token }: { readonly token: string }) => `/apply/invitations/${segment(token)}`,
    mandates: '/apply/mandates',
    newMandate: '/apply/mandates/new',
    mandate: ({ mandate }: { readonly mandate: string }) => `/apply/mandates/${segment(mandate)}`,
    addressBook: '/apply/address-book',
    newSavedParty: '/apply/address-book/parties/new',
    savedParty: ({ entry }: { readonly entry: string }) => `/apply/address-book/parties/${segment(entry)}`,
    savedSpecimen: ({ entry }: { readonly entry: string }) => `/apply/address-book/specimens/${segment(entry)}`,
    speciesSuggestions: '/apply/species-suggestions',
    sheetTemplate: '/apply/specimen-sheet',
    application: apply,
    step: ({ reference, step }: ByReference & { readonly step: string }) => `${apply({ reference })}/${segment(step)}`,
    purposeHelp: (of: ByReference) => `${apply(of)}/purpose/help`,
    specimens: (of: ByReference) => `${apply(of)}/specimens`,
    sheet: (of: ByReference) => `${apply(of)}/specimens/sheet`,
    uploadSheet: (of: ByReference) => `${apply(of)}/specimens/sheet/upload`,
    /** The page with a sheet that was sent as a file, what is wrong in it, and its cells to be mended. */
    sheetSent: (of: ByReference) => `${apply(of)}/specimens/sheet?sent=yes#paste`,
    lineStep: ({ step, ...of }: ByLine & { readonly step: string }) => `${line(of)}/${segment(step)}`,
    removeLine: (of: ByLine) => `${line(of)}/remove`,
    checkAnswers: (of: ByReference) => `${apply(of)}/check-answers`,
    reply: (of: ByReference) => `${apply(of)}/reply`,
    uploadReply: (of: ByReference) => `${apply(of)}/reply/upload`,
    documents: (of: ByReference) => `${apply(of)}/documents`,
    uploadDocument: (of: ByReference) => `${apply(of)}/documents/upload`,
    document: ({ document, ...of }: ByDocument) => `${apply(of)}/documents/${segment(document)}`,
    removeDocument: ({ document, ...of }: ByDocument) => `${apply(of)}/documents/${segment(document)}/remove`,
    documentOnFile: ({ kind, ...of }: ByReference & { readonly kind: string }) => `${apply(of)}/documents/on-file/${segment(kind)}`,
    declaration: (of: ByReference) => `${apply(of)}/declaration`,
    declarationWithRequest: (of: ByReference) => `${apply(of)}/declaration?ask=yes`,
    sent: (of: ByReference) => `${apply(of)}/sent`,
    withdraw: (of: ByReference) => `${apply(of)}/withdraw`,
    copy: (of: ByReference) => `${apply(of)}/copy`,
    fee: (of: ByReference) => `${apply(of)}/fee`,
    waiver: ({ invoice, ...of }: ByInvoice) => `${apply(of)}/fee/${segment(invoice)}/waiver`,
    refusal: ({ language, ...of }: ByReference & { readonly language: string }) => `${apply(of)}/refusal?language=${segment(language)}`,
    receipt: ({ receipt, ...of }: ByReference & { readonly receipt: string }) => `${apply(of)}/receipts/${segment(receipt)}`,
    permits: '/apply/permits',
    permit: (of: ByNumber) => `/apply/permits/${number(of)}`,
    permitPdf: (of: ByNumber) => `/apply/permits/${number(of)}/pdf`,
    permitCopy: (of: ByNumber) => `/apply/permits/${number(of)}/copy`,
    permitAnnex: (of: ByNumber) => `/apply/permits/${number(of)}/annex`,
    permitCode: (of: ByNumber) => `/apply/permits/${number(of)}/code`,
    permitCodePicture: (of: ByNumber) => `/apply/permits/${number(of)}/code/picture`,
    permitShare: (of: ByNumber) => `/apply/permits/${number(of)}/share`,
    permitRequest: (of: ByNumber) => `/apply/permits/${number(of)}/request`,
    permitArchive: '/apply/permits/archive',
  },
  office: {
    home: '/office',
    queue: '/office/queue',
    search: '/office/search',
    queueArrivals: '/office/queue/arrivals',
    queueRows: '/office/queue/rows',
    auditRows: '/office/audit/rows',
    reports: '/office/reports',
    reportFigures: '/office/reports/figures',
    presence: ({ reference }: ByReference) => `${office({ reference })}/presence`,
    handOver: (of: ByReference) => `${office(of)}/office`,
    readyToSign: '/office/ready-to-sign',
    releaseSigner: '/office/ready-to-sign/release',
    delegate: '/office/ready-to-sign/delegate',
    signatories: '/office/signatories',
    person: ({ person }: { readonly person: string }) => `/office/admin/people/${segment(person)}`,
    inviteStaff: '/office/admin/people/invite',
    placePerson: ({ person }: { readonly person: string }) => `/office/admin/people/${segment(person)}/place`,
    disablePerson: ({ person }: { readonly person: string }) => `/office/admin/people/${segment(person)}/disable`,
    newSignatory: '/office/signatories/new',
    endSignatory: ({ id }: { readonly id: string }) => `/office/signatories/${segment(id)}/end`,
    application: office,
    returnForInformation: (of: ByReference) => `${office(of)}/return`,
    requestFindings: (of: ByReference) => `${office(of)}/request-findings`,
    finding: ({ reference, kind }: ByReference & { readonly kind: string }) => `${office({ reference })}/findings/${segment(kind)}`,
    document: ({ document, ...of }: ByDocument) => `${office(of)}/documents/${segment(document)}`,
    shownDocument: ({ document, ...of }: ByDocument) => `${office(of)}/documents/${segment(document)}/shown`,
    judgeDocument: ({ document, ...of }: ByDocument) => `${office(of)}/documents/${segment(document)}/judge`,
    recommend: (of: ByReference) => `${office(of)}/recommend`,
    decide: (of: ByReference) => `${office(of)}/decide`,
    refusal: ({ language, ...of }: ByReference & { readonly language: string }) => `${office(of)}/refusal?language=${segment(language)}`,
    nextCase: (of: ByReference) => `${office(of)}/next`,
    hold: (of: ByReference) => `${office(of)}/hold`,
    retrospective: (of: ByReference) => `${office(of)}/retrospective`,
    setAside: ({ reference, rule, line: position }: ByReference & { readonly rule: string; readonly line: number }) =>
      `${office({ reference })}/set-aside/${segment(rule)}?line=${segment(position)}`,
    reopen: (of: ByReference) => `${office(of)}/reopen`,
    sign: (of: ByReference) => `${office(of)}/sign`,
    preview: (of: ByReference) => `${office(of)}/preview`,
    fees: (of: ByReference) => `${office(of)}/fees`,
    invoice: ({ invoice, ...of }: ByInvoice) => `${office(of)}/fees/${segment(invoice)}`,
    traders: '/office/traders',
    trader: ({ id }: { readonly id: string }) => `/office/traders/${segment(id)}`,
    paperOfTrader: ({ id, paper }: { readonly id: string; readonly paper: string }) =>
      `/office/traders/${segment(id)}/papers/${segment(paper)}`,
    permits: '/office/permits',
    permit: officePermit,
    permitPdf: (of: ByNumber) => `${officePermit(of)}/pdf`,
    permitCopy: (of: ByNumber) => `${officePermit(of)}/copy`,
    permitAnnex: (of: ByNumber) => `${officePermit(of)}/annex`,
    permitEvidence: (of: ByNumber) => `${officePermit(of)}/evidence`,
    countersign: (of: ByNumber) => `${officePermit(of)}/countersign`,
    countersignPreview: (of: ByNumber) => `${officePermit(of)}/countersign/preview`,
    replacementPreview: (of: ByNumber) => `${officePermit(of)}/replace/preview`,
    permitRequests: '/office/permit-requests',
    suspicions: '/office/suspicions',
    suspicion: ({ reference }: { readonly reference: string }) => `/office/suspicions/${segment(reference)}`,
    permitRequest: ({ request }: { readonly request: string }) => `/office/permit-requests/${segment(request)}`,
    permitPaper: (of: ByNumber) => `${officePermit(of)}/paper`,
    permitAction: ({ permitNumber, action }: ByNumber & { readonly action: 'suspend' | 'reinstate' | 'revoke' | 'replace' | 'void' }) =>
      `${officePermit({ permitNumber })}/${action}`,
    advice: '/office/advice',
    adviceOn: advice,
    adviceDocument: ({ document, ...of }: ByDocument) => `${advice(of)}/documents/${segment(document)}`,
    returnQuestion: (of: ByReference) => `${advice(of)}/return`,
    quotas: '/office/quotas',
    registers: '/office/registers',
    stock: '/office/registers/stock',
    newStock: '/office/registers/stock/new',
    stockRows: '/office/registers/stock/rows',
    stockOf: stock,
    declareStockLoss: (of: ByReceipt) => `${stock(of)}/loss`,
    decideStockLoss: ({ loss, ...of }: ByReceipt & { readonly loss: string }) => `${stock(of)}/losses/${segment(loss)}`,
    opinions: '/office/registers/non-detriment',
    newOpinion: '/office/registers/non-detriment/new',
    operations: '/office/registers/operations',
    newOperation: '/office/registers/operations/new',
    endOperation: ({ id }: { readonly id: string }) => `/office/registers/operations/${segment(id)}/end`,
    institutions: '/office/registers/institutions',
    newInstitution: '/office/registers/institutions/new',
    endInstitution: ({ id }: { readonly id: string }) => `/office/registers/institutions/${segment(id)}/end`,
    foreignDocuments: '/office/foreign-documents',
    newForeignDocument: '/office/foreign-documents/new',
    foreignDocument: ({ reference }: ByReference) => `/office/foreign-documents/${segment(reference)}`,
    conversion: ({ reference, line: position }: ByReference & { readonly line: number }) =>
      `${office({ reference })}/conversions/${position}`,
    administration: '/office/admin',
    people: '/office/admin/people',
    offices: '/office/admin/offices',
    officeLogo: ({ code }: { readonly code: string }) => `/office/admin/offices/${segment(code)}/logo`,
    officeOf: ({ code }: { readonly code: string }) => `/office/admin/offices/${segment(code)}`,
    parties: '/office/admin/parties',
    newParty: '/office/admin/parties/new',
    party: ({ party }: { readonly party: string }) => `/office/admin/parties/${segment(party)}`,
    mails: '/office/admin/mail',
    mail: ({ mail }: { readonly mail: string }) => `/office/admin/mail/${segment(mail)}`,
    audit: '/office/audit',
    auditOf: ({ subject, id }: { readonly subject: string; readonly id: string }) => `/office/audit/${segment(subject)}/${segment(id)}`,
  },
  customs: {
    home: '/customs',
    lookUp: '/customs/look-up',
    permit: (of: ByNumber) => `/customs/permits/${number(of)}`,
    permitPdf: (of: ByNumber) => `/customs/permits/${number(of)}/pdf`,
    permitAnnex: (of: ByNumber) => `/customs/permits/${number(of)}/annex`,
    endorse: (of: ByNumber) => `/customs/permits/${number(of)}/endorse`,
    endorsed: ({ permitNumber, endorsement }: ByNumber & { readonly endorsement: string }) =>
      `/customs/permits/${number({ permitNumber })}/endorsements/${segment(endorsement)}`,
    correct: ({ permitNumber, endorsement }: ByNumber & { readonly endorsement: string }) =>
      `/customs/permits/${number({ permitNumber })}/endorsements/${segment(endorsement)}/correct`,
    scan: '/customs/scan',
    stock: '/customs/stock',
  },
  shared: ({ token }: { readonly token: string }) => `/share/${segment(token)}`,
  sharedPdf: ({ token }: { readonly token: string }) => `/share/${segment(token)}/pdf`,
  sandboxGateway: ({ payment }: { readonly payment: string }) => `/sandbox-gateway/${segment(payment)}`,
  api: {
    session: '/api/session',
    keptForms: '/api/kept-forms',
    forgottenForms: '/api/kept-forms/forgotten',
    health: '/api/health',
    cspReport: '/api/csp-report',
    paymentNotices: '/api/payments/notifications',
  },
  wellKnown: {
    keys: '/.well-known/cites-keys.json',
    status: ({ year }: { readonly year: string }) => `/.well-known/cites-status/${segment(year)}`,
    trust: '/.well-known/cites-trust.json',
    did: '/.well-known/did.json',
    checkpoint: '/.well-known/cites-checkpoint',
    inclusion: ({ permitNumber, code }: ByNumber & { readonly code: string }) =>
      `/.well-known/cites-log/inclusion/${number({ permitNumber })}/${segment(code)}`,
    consistency: ({ from, to }: { readonly from: number; readonly to: number }) => `/.well-known/cites-log/consistency/${from}/${to}`,
  },
} as const;

/** An address with a query; empty values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | null | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === null || value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}

/** A path of this site and nothing else: what a stranger put into `?next=` must not lead away. */
export function sameSitePath(text: string | null | undefined): string | null {
  if (!text || text.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\')) return null;
  return text;
}

/** The sign-in page that leads back to where somebody wanted to go. */
export const signInFor = (wanted: string): string => withQuery(paths.signIn, { next: sameSitePath(wanted) });
