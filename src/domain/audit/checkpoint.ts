/** A new checkpoint is due after so many events, or so many minutes after the last where there is any event at all. */
export const CHECKPOINT_EVENTS = 100;
export const CHECKPOINT_MINUTES = 5;

/** A log that goes so far. */
interface Extent {
  readonly origin: string;
  readonly size: number;
}

/** Whether the log has grown enough, or long enough, for a new checkpoint. One that goes on under a new name needs its first at once. */
export const isCheckpointDue = (last: (Extent & { readonly signedAt: string }) | null, { origin, size }: Extent, now: string): boolean =>
  size > (last?.size ?? 0) &&
  (last === null ||
    last.origin !== origin ||
    size - last.size >= CHECKPOINT_EVENTS ||
    Date.parse(now) - Date.parse(last.signedAt) >= CHECKPOINT_MINUTES * 60_000);

/** The name of a Party's log. After a restore the log goes on under a new name, since it is no continuation of what was lost. */
export const logOrigin = (party: string, epoch: number): string => `cites.${party.toLowerCase()}/audit${epoch > 1 ? `/${epoch}` : ''}`;

/** What is signed: name, number of events, root (C2SP tlog-checkpoint). */
export const checkpointBody = (origin: string, size: number, rootBase64: string): string => `${origin}\n${size}\n${rootBase64}\n`;

/** A signature line of a note: the signer's name, and the four bytes that name its key before the signature. */
export const noteLine = (name: string, keyAndSignatureBase64: string): string => `— ${name} ${keyAndSignatureBase64}\n`;
