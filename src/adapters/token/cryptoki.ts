import 'server-only';
import koffi from 'koffi';

/** The numbers of PKCS #11 (OASIS, version 3.1) that are spoken here. */
export const CKO = { publicKey: 2, privateKey: 3 } as const;
export const CKK = { ec: 0x3, edwards: 0x40 } as const;
export const CKM = { makeEc: 0x1040, ecdsa: 0x1041, makeEdwards: 0x1055, eddsa: 0x1057 } as const;
export const CKA = {
  class: 0x0,
  token: 0x1,
  private: 0x2,
  label: 0x3,
  keyType: 0x100,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  verify: 0x10a,
  extractable: 0x162,
  ecParams: 0x180,
  ecPoint: 0x181,
} as const;
const SERIAL_RW_SESSION = 6;
const USER = 1;
/** Answers that are no failure: what was asked for is so already. */
const ALREADY = { loggedIn: 0x100, initialised: 0x191 } as const;
const LABEL_BYTES = 32;
const MOST_SLOTS = 64;
/** Larger than the structure CK_TOKEN_INFO on any machine, and than any attribute of a key on a curve. */
const ROOM = 512;

/** What a token answered instead of doing what it was asked. */
export class TokenFault extends Error {
  constructor(
    readonly asked: string,
    readonly code: number,
  ) {
    super(`the token answered 0x${code.toString(16).padStart(3, '0')} to ${asked}`);
  }
}

/** An attribute of an object: a number, a yes or no, or bytes. */
export type Attribute = readonly [type: number, value: number | boolean | Uint8Array];

const ULONG = koffi.sizeof('ulong');
const ulong = (value: number): Buffer => {
  const bytes = Buffer.alloc(ULONG);
  bytes.writeUIntLE(value, 0, 4);
  return bytes;
};
const bytesOf = (value: Attribute[1]): Uint8Array => {
  if (typeof value === 'number') return ulong(value);
  return typeof value === 'boolean' ? Uint8Array.of(value ? 1 : 0) : value;
};
const template = (attributes: readonly Attribute[]) =>
  attributes.map(([type, value]) => ({ type, pValue: bytesOf(value), ulValueLen: bytesOf(value).length }));
/** The number in an attribute that the token wrote in its machine's own order. */
export const numberIn = (bytes: Uint8Array): number => Buffer.from(bytes).readUIntLE(0, 4);

/** A vendor's PKCS #11 library, with the few of its functions that signing needs. Calls are made one after another and wait for the token. */
export function cryptoki(path: string) {
  const library = koffi.load(path);
  const attribute = koffi.struct({ type: 'ulong', pValue: 'void *', ulValueLen: 'ulong' });
  const mechanism = koffi.struct({ mechanism: 'ulong', pParameter: 'void *', ulParameterLen: 'ulong' });
  const attributes = koffi.pointer(attribute);
  const number = koffi.out(koffi.pointer('ulong'));
  const count = koffi.inout(koffi.pointer('ulong'));
  const bytes = koffi.pointer('uint8_t');
  const declared = (name: string, ...types: Parameters<typeof library.func>[2][]) => library.func(name, 'ulong', types);
  const functions = {
    C_Initialize: declared('C_Initialize', 'void *'),
    C_Finalize: declared('C_Finalize', 'void *'),
    C_GetSlotList: declared('C_GetSlotList', 'uint8_t', number, count),
    C_GetTokenInfo: declared('C_GetTokenInfo', 'ulong', koffi.out(bytes)),
    C_OpenSession: declared('C_OpenSession', 'ulong', 'ulong', 'void *', 'void *', number),
    C_Login: declared('C_Login', 'ulong', 'ulong', bytes, 'ulong'),
    C_FindObjectsInit: declared('C_FindObjectsInit', 'ulong', attributes, 'ulong'),
    C_FindObjects: declared('C_FindObjects', 'ulong', number, 'ulong', number),
    C_FindObjectsFinal: declared('C_FindObjectsFinal', 'ulong'),
    C_GetAttributeValue: declared('C_GetAttributeValue', 'ulong', 'ulong', koffi.inout(attributes), 'ulong'),
    C_SetAttributeValue: declared('C_SetAttributeValue', 'ulong', 'ulong', attributes, 'ulong'),
    C_GenerateKeyPair: declared(
      'C_GenerateKeyPair',
      'ulong',
      koffi.pointer(mechanism),
      attributes,
      'ulong',
      attributes,
      'ulong',
      number,
      number,
    ),
    C_SignInit: declared('C_SignInit', 'ulong', koffi.pointer(mechanism), 'ulong'),
    C_Sign: declared('C_Sign', 'ulong', bytes, 'ulong', koffi.out(bytes), count),
  };
  const ask = (name: keyof typeof functions, ...args: unknown[]): void => {
    const code = Number(functions[name](...args));
    if (code !== 0) throw new TokenFault(name, code);
  };
  const unless = (already: number, act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof TokenFault) || error.code !== already) throw error;
    }
  };
  const by = (how: number) => ({ mechanism: how, pParameter: null, ulParameterLen: 0 });

  return {
    initialise: () => unless(ALREADY.initialised, () => ask('C_Initialize', null)),
    finalise: () => ask('C_Finalize', null),
    /** The slot with the token of this label, or null. */
    slotOf(label: string): number | null {
      const slots = Array<number>(MOST_SLOTS).fill(0);
      const found = [MOST_SLOTS];
      ask('C_GetSlotList', 1, slots, found);
      const labelOf = (slot: number): string => {
        const info = Buffer.alloc(ROOM);
        ask('C_GetTokenInfo', slot, info);
        return info.subarray(0, LABEL_BYTES).toString('utf8').trimEnd();
      };
      return slots.slice(0, Number(found[0])).find((slot) => labelOf(slot) === label) ?? null;
    },
    open(slot: number): number {
      const session = [0];
      ask('C_OpenSession', slot, SERIAL_RW_SESSION, null, null, session);
      return Number(session[0]);
    },
    logIn(session: number, pin: string): void {
      const secret = Buffer.from(pin);
      unless(ALREADY.loggedIn, () => ask('C_Login', session, USER, secret, secret.length));
    },
    find(session: number, wanted: readonly Attribute[]): readonly number[] {
      const found: number[] = [];
      ask('C_FindObjectsInit', session, template(wanted), wanted.length);
      try {
        for (;;) {
          const [handles, many] = [Array<number>(MOST_SLOTS).fill(0), [0]];
          ask('C_FindObjects', session, handles, MOST_SLOTS, many);
          if (Number(many[0]) === 0) return found;
          found.push(...handles.slice(0, Number(many[0])).map(Number));
        }
      } finally {
        ask('C_FindObjectsFinal', session);
      }
    },
    read(session: number, object: number, type: number): Uint8Array {
      const value = Buffer.alloc(ROOM);
      const asked = [{ type, pValue: value, ulValueLen: ROOM }];
      ask('C_GetAttributeValue', session, object, asked, 1);
      return new Uint8Array(value.subarray(0, Number(asked[0]?.ulValueLen)));
    },
    write: (session: number, object: number, values: readonly Attribute[]) =>
      ask('C_SetAttributeValue', session, object, template(values), values.length),
    makePair(session: number, how: number, publicHalf: readonly Attribute[], privateHalf: readonly Attribute[]) {
      const [publicKey, privateKey] = [[0], [0]];
      const halves = [publicHalf, privateHalf].flatMap((half) => [template(half), half.length]);
      ask('C_GenerateKeyPair', session, by(how), ...halves, publicKey, privateKey);
      return { publicKey: Number(publicKey[0]), privateKey: Number(privateKey[0]) };
    },
    sign(session: number, how: number, key: number, message: Uint8Array): Uint8Array {
      const [signature, length] = [Buffer.alloc(ROOM), [ROOM]];
      ask('C_SignInit', session, by(how), key);
      ask('C_Sign', session, message, message.length, signature, length);
      return new Uint8Array(signature.subarray(0, Number(length[0])));
    },
  };
}

export type Cryptoki = ReturnType<typeof cryptoki>;
