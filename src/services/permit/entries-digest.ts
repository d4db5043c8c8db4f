import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Box14Entry, unchangingPart } from '@/domain/permit/endorsement-annex';

/** The hash of what never changes of entries of box 14 (RFC 8785), in hexadecimal. */
export const entriesDigest = (entries: readonly Box14Entry[]): string =>
  createHash('sha256')
    .update(canonicalize(unchangingPart(entries)) ?? '')
    .digest('hex');
