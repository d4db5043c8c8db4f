import type { PdfReading } from '@/domain/evidence/judge-pdf';
import type { UploadFault } from '@/domain/evidence/upload-fault';
import type { Money } from '@/domain/fees/money';
import type { GatewayOutcome } from '@/domain/fees/payment-states';
import type { KeyPurpose } from '@/domain/keys/signing-key';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import type { Result } from '@/domain/shared/result';
import type { CheckWay } from '@/domain/verification/check-alarms';
import type { PrintedDocument } from '@/domain/verification/printed-document';
import type { VerdictCode } from '@/domain/verification/verdict';

/** Keys that never leave their place: a file, a token. They are asked to sign, by identifier. */
export interface KeyStore {
  /** ES256 (64 bytes r‖s) with a P-256 key, Ed25519 with a key of that curve. */
  readonly sign: (kid: string, bytes: Uint8Array) => Promise<Uint8Array>;
  /** Certificate of the key first, then those above it, DER; empty for keys that have none. */
  readonly certificateChain: (kid: string) => Promise<readonly Uint8Array[]>;
}

/** A permit's signature: the key, and the signed bytes of the code on the paper (COSE_Sign1). */
export interface PermitSignature {
  readonly kid: string;
  readonly cose: Uint8Array;
}

/** Signs for the authority. It may be a process of its own, with its own way into the register and the only way to the keys. */
export interface Signer {
  /**
   * Signs the frozen bytes of a permit that waits for its signature, as the signer itself reads them in the register, and
   * attaches it there. Asked again it answers the signature kept first; null when the permit no longer waits.
   */
  readonly signPermit: (permitNumber: string) => Promise<PermitSignature | null>;
  /** The key in use of a purpose. */
  readonly keyInUse: (purpose: KeyPurpose) => Promise<{ readonly kid: string; readonly certificateChain: readonly Uint8Array[] }>;
  /** Signs with a key in use of another purpose than permits. */
  readonly sign: (kid: string, bytes: Uint8Array) => Promise<Uint8Array>;
}

/** What a seal says beside the bytes that it covers. */
export interface SealStatement {
  readonly signerName: string;
  readonly reason: string;
  readonly place: string;
  /** Where the signature is checked: the very address in the square code, so that the file alone tells what its code tells; of a file without a code, nothing. */
  readonly contact?: string;
  readonly at: Date;
  /** Gives a time stamp on a SHA-256 while the file is being sealed; null where no service is connected. */
  readonly stamp: TimeStamper['stamp'] | null;
}

/** Seals a finished PDF so that no change is allowed (PAdES). */
export interface PdfSealer {
  readonly seal: (pdf: Uint8Array, statement: SealStatement) => Promise<Uint8Array>;
}

/** Stamps time on digests, by services elsewhere (RFC 3161). */
export interface TimeStamper {
  /** A token on a SHA-256 that was found good, from the first service that gives one in time; null when none does. */
  readonly stamp: (digest: Uint8Array) => Promise<Uint8Array | null>;
  /** What a token on that SHA-256 says; null when it is not one. */
  readonly read: (token: Uint8Array, digest: Uint8Array) => { readonly at: Date; readonly service: string } | null;
}

/** What a whole seal of ours carries. */
export interface OpenedSeal {
  readonly certificateChain: readonly Uint8Array[];
  /** The time stamp inside, and the SHA-256 that it is on. */
  readonly timeStamp: { readonly token: Uint8Array; readonly digest: Uint8Array } | null;
}

/** What is found of a seal on a file: none, one of somebody else's, one of ours over other bytes, or ours over exactly these. */
export type SealState = 'unsealed' | 'foreign' | 'modified' | 'intact';

/** Looks at the seal of a file, against the certificates that are known to be ours. */
export interface SealReader {
  readonly read: (pdf: Uint8Array, pinned: readonly Uint8Array[]) => SealState;
  /** What the seal on a file of ours carries; null where there is none of our kind. */
  readonly open: (pdf: Uint8Array) => OpenedSeal | null;
}

/** Keeps files by the SHA-256 of their bytes; what is written once is never changed. */
export interface FileStore {
  readonly put: (bytes: Uint8Array) => Promise<string>;
  readonly get: (sha256Hex: string) => Promise<Uint8Array | null>;
}

/** Doors that count attempts. */
export interface Throttle {
  /** Counts one attempt; answers the seconds to wait when there were too many. */
  readonly consume: (
    door: ThrottledDoor,
    key: string,
  ) => Promise<{ readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number }>;
  /** How long this key has to wait, without counting. */
  readonly blockedFor: (door: ThrottledDoor, key: string) => Promise<number>;
  /** Forgets the attempts of a key, after a success. */
  readonly forget: (door: ThrottledDoor, key: string) => Promise<void>;
}

/** Which door an attempt was made at. */
export type ThrottledDoor =
  | 'sign-in-account'
  | 'sign-in-address'
  | 'second-factor'
  | 'account-mail'
  | 'account-address'
  | 'check-address'
  | 'check-number'
  | 'check-file'
  | 'credential'
  | 'share-address'
  | 'report-address';

/** A check of a permit that the register has: how, at which post of Customs, with which verdict; nothing of who checked. */
export interface NotedCheck {
  readonly permitId: string;
  readonly way: CheckWay;
  /** Null for the public, and for an officer without a post. */
  readonly postId: string | null;
  readonly verdict: VerdictCode;
  readonly at: Instant;
  readonly day: IsoDate;
}

/** Notes checks, to be counted a moment later: no answer waits for it. */
export interface CheckBook {
  readonly note: (check: NotedCheck) => void;
}

/** What a payment gateway says of one payment; amounts in whole minor units. */
export interface GatewayStatement {
  readonly gatewayReference: string;
  readonly outcome: GatewayOutcome;
  readonly amount: Money;
}

/** The other side of the demonstration's gateway: what its payer and its clerk do. */
export interface SandboxDesk {
  readonly look: (gatewayReference: string) => Promise<SandboxPayment | null>;
  /** How the payer ends a payment; once decided, it stays. */
  readonly decide: (gatewayReference: string, outcome: Exclude<GatewayOutcome, 'pending'>) => Promise<void>;
  /** The signed notice of how a payment stands. */
  readonly noticeOf: (gatewayReference: string) => Promise<{ readonly message: string; readonly signature: string } | null>;
}

/** A payment as the demonstration's gateway keeps it. */
export interface SandboxPayment {
  readonly reference: string;
  readonly amount: Money;
  readonly description: string;
  readonly returnAddress: string;
  readonly state: GatewayOutcome;
}

/** Takes money elsewhere. What a browser brings back from it is never believed: the gateway itself is asked. */
export interface PaymentGateway {
  readonly name: string;
  /** Opens a payment and says where the payer goes. The same order gives the same payment. */
  readonly start: (order: {
    readonly orderId: string;
    readonly amount: Money;
    readonly description: string;
    readonly returnAddress: string;
  }) => Promise<{ readonly gatewayReference: string; readonly payAt: string }>;
  /** What became of a payment; null when the gateway knows none of that reference. */
  readonly ask: (gatewayReference: string) => Promise<GatewayStatement | null>;
  /** Reads a notice that claims to come from the gateway; null unless its signature is right. */
  readonly readNotice: (notice: { readonly message: string; readonly signature: string }) => GatewayStatement | null;
  /** Gives money back. The same key gives it back once. */
  readonly refund: (gatewayReference: string, amount: Money, key: string) => Promise<boolean>;
  /** Null for every gateway that moves money. */
  readonly sandbox: SandboxDesk | null;
}

/** What a look for viruses found, and who looked, with the edition of what it knows. Null: nobody could look. */
export interface ContentScan {
  readonly outcome: 'clean' | 'infected';
  readonly scanner: string;
}

/** Looks into files for viruses. It never guesses: where it cannot look, it says nothing. */
export interface ContentScanner {
  readonly scan: (bytes: Uint8Array) => Promise<ContentScan | null>;
}

/** Opens files that strangers sent, in a way that a hostile one harms nobody. */
export interface EvidenceReader {
  /** Draws a picture anew, upright and without what was hidden in it. */
  readonly redraw: (bytes: Uint8Array, type: 'image/jpeg' | 'image/png') => Promise<Result<Uint8Array, UploadFault>>;
  /** Reads a PDF through, without showing it. */
  readonly readPdf: (bytes: Uint8Array) => Promise<Result<PdfReading, UploadFault>>;
  /** What stands printed on the pages of a PDF, and where. */
  readonly readPrinted: (bytes: Uint8Array) => Promise<Result<PrintedDocument, UploadFault>>;
}

/** An empty workbook to be filled in: headings of its first sheet, and a second one that explains them. */
export interface WorkbookForm {
  readonly title: string;
  readonly columns: readonly string[];
  readonly explanation: { readonly title: string; readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** Opens workbooks that strangers sent, in a way that a hostile one harms nobody, and makes empty ones. */
export interface Workbooks {
  /** The cells of the first sheet as text, row by row as the spreadsheet counts them; a formula begins with "=". */
  readonly read: (bytes: Uint8Array) => Promise<Result<readonly (readonly string[])[], UploadFault>>;
  readonly make: (form: WorkbookForm) => Promise<Uint8Array>;
}

/** One message, ready for a mail server. */
export interface MailLetter {
  /** Made of the message's own id, so that a server that gets it twice can tell. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands mail to a server; throws what the server said where it did not take it. */
export interface MailSender {
  readonly send: (letter: MailLetter) => Promise<void>;
}

/** Seals what the register may keep but nobody who reads it may learn. */
export interface SecretVault {
  readonly seal: (text: string, purpose: string) => Uint8Array;
  /** What was sealed for this purpose; null where it was not, or was changed since. */
  readonly open: (sealed: Uint8Array, purpose: string) => string | null;
  /** A digest that only this portal can make. */
  readonly mac: (text: string, purpose: string) => Uint8Array;
}

/** Somebody outside this house who holds the newest head of the log, and signs only what continues it. */
export interface LogWitness {
  readonly name: string;
  /** The line that the witness signed; or how much of the log it holds, where that is not what was thought; null: no answer. */
  readonly addCheckpoint: (told: {
    readonly oldSize: number;
    readonly proof: readonly Uint8Array[];
    readonly note: string;
  }) => Promise<{ readonly line: string } | { readonly holds: number } | null>;
  /** Leaves the numbers taken since with it: what a restore must never give again. */
  readonly keepNumbers: (told: {
    readonly origin: string;
    readonly size: number;
    readonly numbers: readonly { readonly seq: number; readonly number: string; readonly contentSha256: string }[];
  }) => Promise<void>;
}

/** Everything that is not PostgreSQL. */
export interface Ports {
  readonly signer: Signer;
  readonly sealer: PdfSealer;
  readonly seals: SealReader;
  /** Null where no service is configured: the register's own clock is all there is. */
  readonly timeStamps: TimeStamper | null;
  readonly files: FileStore;
  readonly witnesses: readonly LogWitness[];
  readonly scanner: ContentScanner;
  readonly evidence: EvidenceReader;
  readonly workbooks: Workbooks;
  readonly throttle: Throttle;
  readonly checks: CheckBook;
  readonly vault: SecretVault;
  /** Null where no gateway is connected: fees are paid at the counter alone. */
  readonly payments: PaymentGateway | null;
  /** Null where no mail server is connected: an administrator reads what would have been sent. */
  readonly mail: MailSender | null;
}
