import 'server-only';
import { createHash } from 'node:crypto';
import type { EvidenceFile } from '@/domain/evidence/evidence-document';
import { cleanFileName, type MediaType } from '@/domain/evidence/file-name';
import { judgeType } from '@/domain/evidence/file-type';
import { judgePdf } from '@/domain/evidence/judge-pdf';
import type { UploadFault } from '@/domain/evidence/upload-fault';
import { judgeSize } from '@/domain/evidence/upload-limits';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import type { ContentScan } from '../ports';

/** What arrived: a name that somebody chose, and bytes. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that may be kept: judged and looked into. */
export interface InspectedFile {
  readonly file: Omit<EvidenceFile, 'id' | 'storedSha256'>;
  readonly bytes: Uint8Array;
  readonly scan: ContentScan | null;
}

/** The same, in the store. */
export interface ReceivedFile {
  readonly file: EvidenceFile;
  readonly scan: ContentScan | null;
}

/** Why a file was not received; a virus with the scanner that found it. */
export interface Refused {
  readonly fault: UploadFault;
  readonly sha256: string;
  readonly scanner: string | null;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes as they will be kept: a PDF as it is, a picture drawn anew. */
async function openedSafely(type: MediaType, bytes: Uint8Array, ctx: ServiceContext): Promise<Result<Uint8Array, UploadFault>> {
  if (type !== 'application/pdf') return ctx.ports.evidence.redraw(bytes, type);
  const read = await ctx.ports.evidence.readPdf(bytes);
  if (!read.ok) return read;
  const judged = judgePdf(read.value);
  return judged.ok ? ok(bytes) : judged;
}

/**
 * Looks into a file from a stranger: size, virus, kind and whole content, in this order, before anything is kept. Where nobody
 * can look for viruses it is in quarantine: it counts as sent, and is handed to no one until somebody has looked.
 */
export async function inspectFile(sent: SentFile, ctx: ServiceContext): Promise<Result<InspectedFile, Refused>> {
  const originalSha256 = sha256(sent.bytes);
  const refused = (fault: UploadFault, scanner: string | null = null) => fail({ fault, sha256: originalSha256, scanner });
  const size = judgeSize(sent.bytes.length, []);
  if (!size.ok) return refused(size.problem);
  const scan = await ctx.ports.scanner.scan(sent.bytes);
  if (scan?.outcome === 'infected') return refused('virus', scan.scanner);
  const name = cleanFileName(sent.name);
  const type = judgeType(name, sent.bytes);
  if (!type.ok) return refused(type.problem);
  const kept = await openedSafely(type.value, sent.bytes, ctx);
  if (!kept.ok) return refused(kept.problem);
  return ok({
    scan,
    bytes: kept.value,
    file: {
      name,
      mediaType: type.value,
      size: kept.value.length,
      originalSha256,
      scanState: scan ? 'clean' : 'quarantined',
      scanner: scan?.scanner ?? null,
    },
  });
}

/** Receives a file from a stranger into the store. */
export async function receiveFile(sent: SentFile, ctx: ServiceContext): Promise<Result<ReceivedFile, Refused>> {
  const inspected = await inspectFile(sent, ctx);
  if (!inspected.ok) return inspected;
  const { file, bytes, scan } = inspected.value;
  return ok({ scan, file: { ...file, id: ctx.newId(), storedSha256: await ctx.ports.files.put(bytes) } });
}
