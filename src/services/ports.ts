/** Signs permit bytes. A key never leaves it: it is asked to sign, by key identifier. */
export interface PermitSigner {
  /** Identifier of the key in use: first 8 bytes of its RFC 7638 thumbprint, hexadecimal. */
  readonly activeKid: () => Promise<string>;
  /** ES256 over the bytes: 64 bytes r‖s, s in the lower half of the group order. */
  readonly sign: (kid: string, bytes: Uint8Array) => Promise<Uint8Array>;
}

/** Seals a finished PDF so that no change is allowed (PAdES). */
export interface PdfSealer {
  readonly seal: (
    pdf: Uint8Array,
    statement: { readonly signerName: string; readonly reason: string; readonly place: string; readonly at: Date },
  ) => Promise<Uint8Array>;
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
export type ThrottledDoor = 'sign-in-account' | 'sign-in-address' | 'check-address' | 'check-number';

/** Everything that is not PostgreSQL. */
export interface Ports {
  readonly signer: PermitSigner;
  readonly sealer: PdfSealer;
  readonly files: FileStore;
  readonly throttle: Throttle;
}
