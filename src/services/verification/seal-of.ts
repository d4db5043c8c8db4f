import 'server-only';
import { sealCertificates } from '@/data/repositories/permit-repository';
import { isAfterCutOff } from '@/domain/keys/signing-key';
import type { FileFacts } from '@/domain/verification/judge-file';
import type { ServiceContext } from '../context';

/** What the seal of a file is worth: one of ours that was made by a stolen key is none, unless the register had the file before the theft. */
export async function sealOf(bytes: Uint8Array, keptSince: string, { db, ports: { seals } }: ServiceContext): Promise<FileFacts['seal']> {
  const certificates = await sealCertificates(db);
  const found = seals.read(
    bytes,
    certificates.map(({ certificate }) => certificate),
  );
  const [maker] = seals.open(bytes)?.certificateChain ?? [];
  const key = certificates.find(({ certificate }) => maker && Buffer.from(certificate).equals(maker));
  return found === 'intact' && key && isAfterCutOff(key, keptSince) ? 'revoked' : found;
}
