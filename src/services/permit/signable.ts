import 'server-only';
import type { PermitContent } from '@/domain/permit/permit';
import { digestOf } from '../step-up/prove';

/**
 * The digest of what a signer is shown and proves: for which application, and everything that the permit says but number, check code and box 11a. Those
 * are the register's to add when the number is taken, and of several permits signed at once each changes box 11a of the next.
 * PostgreSQL works the same digest out of the frozen bytes (`signable_sha256`), and refuses a number whose proof says another.
 */
export const signableSha256 = (application: string, content: PermitContent): string =>
  digestOf({
    application,
    content: { ...content, permitNumber: '', checkCode: '', lines: content.lines.map((line) => ({ ...line, quota: null })) },
  });
