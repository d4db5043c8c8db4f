#!/usr/bin/env node
// The stand-alone verifier of CITES permits: one file, Node 20 or newer, no network, no database, nothing to install.
//
//   node cites-verify.mjs code TEXT   --keys FILE --root WORDS [--status FILE] [--trust FILE] [--state FILE] [--now MOMENT] [--json]
//   node cites-verify.mjs pdf FILE    --keys FILE --root WORDS [--status FILE] [--trust FILE] [--state FILE] [--now MOMENT] [--json]
//   node cites-verify.mjs log EXPORT  [--checkpoint FILE]… [--key VKEY]… [--json]
//   node cites-verify.mjs witness     --folder DIR --port N --name NAME --log VKEY
//
// `--keys` is a saved /.well-known/cites-keys.json, `--status` a saved /.well-known/cites-status/{yy} (again for another year).
// `--root` is the fingerprint of the Party's root, its eight words or the hexadecimal identifier, as its Management Authority told
// it: trust begins there. `--trust` is a saved /.well-known/cites-trust.json of the same Party: whose keys it trusts besides its own,
// with their lists, so that permits of those Parties are checked too. `pdf` judges the seal over the whole file, then the code that
// the seal carries, as `code` does; it does not read the pages, and says so. `--state` keeps the highest counter of every list seen, so that an old list is refused. `log` checks an
// export (npm run audit:export) against itself and against checkpoints that somebody else kept, and names the first
// contradiction. `witness` is a holder of checkpoints: it signs what continues what it holds, and nothing else.
//
// Ends with 0: authentic, sound. 1: STOP, or a contradiction. 2: asked wrongly. 3: cannot be decided, or an annex and no permit.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const base64 = (bytes) => Buffer.from(bytes).toString('base64');
const hex = (bytes) => Buffer.from(bytes).toString('hex');

/** RFC 8785 for what lists are made of: texts, whole numbers, null, lists and objects. */
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).filter((name) => value[name] !== undefined).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
};

// --- Keys ---------------------------------------------------------------------------------------------------------------

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const isLowS = (signature) => signature.length === 64 && BigInt(`0x${hex(signature.subarray(32))}`) <= ORDER / 2n;

const thumbprint = ({ kty, crv, x, y }) => sha256(JSON.stringify(kty === 'EC' ? { crv, kty, x, y } : { crv, kty, x }));
const kidOf = (jwk) => hex(thumbprint(jwk)).slice(0, 16);
const keyOf = ({ kty, crv, x, y }) => createPublicKey({ key: kty === 'EC' ? { kty, crv, x, y } : { kty, crv, x }, format: 'jwk' });
const verifyEs256 = (jwk, bytes, signature) =>
  isLowS(signature) && verify('sha256', bytes, { key: keyOf(jwk), dsaEncoding: 'ieee-p1363' }, signature);

/** A fingerprint as eight words that can be read aloud: sixteen bits each. */
const words = (digest) => {
  const [consonants, vowels] = ['bdfghjklmnprstvz', 'aiou'];
  return Array.from({ length: 8 }, (_, n) => {
    const bits = digest.readUInt16BE(2 * n);
    return consonants[bits >> 12] + vowels[(bits >> 10) & 3] + consonants[(bits >> 6) & 15] + vowels[(bits >> 4) & 3] + consonants[bits & 15];
  }).join('-');
};

// --- Lists --------------------------------------------------------------------------------------------------------------

class Stop extends Error {
  constructor(verdict, why) {
    super(why);
    this.verdict = verdict;
  }
}

const readJson = (file, what) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Stop('CANNOT_DECIDE', `${what} cannot be read`);
  }
};

const isSigned = ({ signature, ...list }, jwk) =>
  typeof signature?.value === 'string' &&
  base64url(signature.value) !== null &&
  verifyEs256(jwk, Buffer.from(canonical(list)), base64url(signature.value));
const base64url = (text) => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
};

/** Refuses a list that counts lower than one seen before, or that differs from the one seen under the same number. */
function refuseReplay(state, party, name, list) {
  const seen = state[party]?.[name];
  const digest = hex(sha256(canonical(list)));
  if (seen && (list.counter < seen.counter || (list.counter === seen.counter && digest !== seen.sha256)))
    throw new Stop('CANNOT_DECIDE', `the list “${name}” of ${party} counts ${list.counter}, but number ${seen.counter} was seen before: this is an old list, or another one`);
  state[party] = { ...state[party], [name]: { counter: list.counter, sha256: digest } };
}

function readKeys(list, root, state) {
  if (list?.type !== 'cites-keys/1' || !Array.isArray(list.keys)) throw new Stop('CANNOT_DECIDE', 'this is no key list');
  const digest = thumbprint(list.root ?? {});
  const named = root.trim().toLowerCase();
  if (named !== words(digest) && named !== hex(digest) && named !== hex(digest).slice(0, 32))
    throw new Stop('CANNOT_DECIDE', `the key list is signed by another root than the one you trust: ${words(digest)}`);
  if (list.signature?.kid !== kidOf(list.root) || !isSigned(list, list.root) || !list.keys.every((key) => key.kid === kidOf(key)))
    throw new Stop('CANNOT_DECIDE', 'the key list was altered after its root signed it');
  refuseReplay(state, list.party, 'keys', list);
  return list;
}

const isSignedByPortal = (list, keys) => {
  const key = keys.keys.find(({ kid, purpose }) => kid === list.signature?.kid && purpose === 'status');
  return key !== undefined && key.state !== 'compromised' && key.state !== 'next' && isSigned(list, key);
};

function readStatus(list, keys, state) {
  if (list?.type !== 'cites-status/1' || list.party !== keys.party) throw new Stop('CANNOT_DECIDE', 'this is no list of states of the same Party');
  if (!isSignedByPortal(list, keys)) throw new Stop('CANNOT_DECIDE', 'the list of states is not signed by a key that may');
  refuseReplay(state, list.party, `status/${list.year}`, list);
  return { ...list, bytes: gunzipSync(Buffer.from(list.states, 'base64'), { maxOutputLength: 250_001 }) };
}

/** Whose permits can be checked: this Party's own, and those of the Parties that it trusts, each by its own root and lists. */
function readRealms(own, list, state, now) {
  const realms = new Map([[own.keys.party, own]]);
  if (list === null) return realms;
  if (list?.type !== 'cites-trust/1' || list.party !== own.keys.party || !Array.isArray(list.parties))
    throw new Stop('CANNOT_DECIDE', 'this is no list of trusted Parties of the same Party');
  if (!isSignedByPortal(list, own.keys)) throw new Stop('CANNOT_DECIDE', 'the list of trusted Parties is not signed by a key that may');
  refuseReplay(state, list.party, 'trust', list);
  const isOld = now - Date.parse(list.issuedAt) > STATUS_HOURS * 3_600_000;
  for (const { party, root, state: trust, since, keys: signed, status = [] } of list.parties) {
    const keys = readKeys(signed, root, state);
    if (keys.party !== party || realms.has(party)) throw new Stop('CANNOT_DECIDE', `the list of trusted Parties names ${party} for the keys of ${keys.party}`);
    const withdrawn = trust === 'trusted' ? null : since;
    realms.set(party, { keys, withdrawn, isOld, lists: withdrawn ? [] : status.map((one) => readStatus(one, keys, state)) });
  }
  const owners = new Map();
  for (const [party, { keys, withdrawn }] of realms)
    for (const { kid } of withdrawn ? [] : keys.keys) {
      if (owners.has(kid)) throw new Stop('CANNOT_DECIDE', `the key ${kid} is listed by two Parties, ${owners.get(kid)} and ${party}: a key belongs to one`);
      owners.set(kid, party);
    }
  return realms;
}

// --- The code on the paper ------------------------------------------------------------------------------------------------

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base 32, capitals, no padding, no spare bits set: one text for one payload. */
function base32(text) {
  const bytes = [];
  let [buffer, bits] = [0, 0];
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 255);
      buffer &= (1 << bits) - 1;
    }
  }
  return bits >= 5 || buffer !== 0 ? null : Buffer.from(bytes);
}

class NotCanonical extends Error {}
const refuse = () => {
  throw new NotCanonical();
};

/** CBOR in its one deterministic form (RFC 8949 §4.2.1), without floats, simple values and tags but the one that COSE has. */
function cbor(bytes, isTagged = false) {
  let at = 0;
  const take = (length) => (at + length <= bytes.length ? bytes.subarray(at, (at += length)) : refuse());
  const argument = (short) => {
    if (short < 24) return short;
    if (short > 27) refuse();
    const width = 1 << (short - 24);
    const value = take(width).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    const least = [24n, 0x100n, 0x10000n, 0x100000000n][short - 24];
    if (value < least || value > 0x1fffffffffffffn) refuse();
    return Number(value);
  };
  const item = (depth) => {
    if (depth > 8) refuse();
    const [first] = take(1);
    const [major, count] = [first >> 5, argument(first & 31)];
    if (major === 0) return count;
    if (major === 1) return -1 - count;
    if (major === 2) return new Uint8Array(take(count));
    if (major === 3) {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(take(count));
      } catch {
        return refuse();
      }
    }
    if (major === 4) return count > bytes.length ? refuse() : Array.from({ length: count }, () => item(depth + 1));
    if (major === 5) return map(count, depth);
    return refuse();
  };
  const map = (count, depth) => {
    const entries = new Map();
    let before = null;
    for (let n = 0; n < count; n += 1) {
      const from = at;
      const key = item(depth + 1);
      const encoded = bytes.subarray(from, at);
      if (before !== null && Buffer.compare(before, encoded) >= 0) refuse();
      before = encoded;
      entries.set(key, item(depth + 1));
    }
    return entries;
  };
  if (isTagged && take(1)[0] !== 0xd2) refuse();
  const value = item(0);
  return at === bytes.length ? value : refuse();
}

/** Writes the head of a CBOR item: for the bytes that a signature covers (RFC 9052 §4.4). */
const head = (major, length) =>
  length < 24 ? Buffer.from([(major << 5) | length]) : length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
const byteString = (bytes) => Buffer.concat([head(2, bytes.length), bytes]);
const signedBytes = (header, payload) =>
  Buffer.concat([head(4, 4), head(3, 10), Buffer.from('Signature1'), byteString(header), byteString(new Uint8Array(0)), byteString(payload)]);

const TYPES = ['EX', 'RX', 'IM', 'IS', 'PC', 'CB', 'AP', 'CO', 'TE', 'PO', 'MI', 'SC', 'MT', 'OT'];
const isText = (value, most, least = 0) => typeof value === 'string' && value.length >= least && value.length <= most;
const isCountry = (value) => isText(value, 2) && /^[A-Z]{2}$/.test(value);
const isBytes = (value, length) => value instanceof Uint8Array && value.length === length;
const isQuantity = (text) => {
  const parts = isText(text, 90) ? /^(\d{1,40})(?:\.(\d{1,40}))?$/.exec(text) : null;
  if (!parts) return false;
  const [, whole, decimals = ''] = parts;
  if (decimals.length === 3 && whole !== '0' && whole.length <= 3) return true;
  return !/^0\d/.test(whole) && whole.length <= 12 && decimals.length <= 6 && !decimals.endsWith('0') && /[1-9]/.test(text);
};
const isDay = (value) => Number.isInteger(value) && value >= -62_000 && value <= 84_000;
const isLine = (line) =>
  Array.isArray(line) &&
  line.length === 7 &&
  isText(line[0], 120, 1) &&
  isText(line[1], 3) && /^[A-Z]{3}$/.test(line[1]) &&
  ['I', 'II', 'III'].includes(line[2]) &&
  isText(line[3], 2, 1) && /^[WXRDACFYUIO]+$/.test(line[3]) &&
  isQuantity(line[4]) &&
  isText(line[5], 3) && /^[A-Z0-9]{3}$/.test(line[5]) &&
  isCountry(line[6]);
const dayOf = (days) => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** What a code claims (decisions §7), or a refusal when anything is missing, extra or malformed. */
function claimsOf(map) {
  if (!(map instanceof Map)) refuse();
  const keys = [...map.keys()];
  const wanted = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  if (!wanted.every((key) => map.has(key)) || keys.some((key) => !wanted.includes(key) && key !== 13)) refuse();
  const c = Object.fromEntries(map);
  const number = isText(c[3], 20) ? /^(\d{2})([A-Z]{2})(\d{6})\/([A-Z]{2})$/.exec(c[3]) : null;
  const isSound =
    c[1] === 1 &&
    isCountry(c[2]) &&
    number && number[2] === c[2] && number[4] === c[4] && Number(number[3]) > 0 && TYPES.includes(c[4]) &&
    isDay(c[5]) && isDay(c[6]) &&
    Array.isArray(c[7]) && c[7].length === 2 && c[7].every(isCountry) &&
    Array.isArray(c[8]) && c[8].length === 2 && c[8].every((name) => isText(name, 120)) &&
    isText(c[9], 1, 1) && 'TZGQSHPMENBL'.includes(c[9]) &&
    Array.isArray(c[10]) && c[10].length <= 200 && c[10].every(isLine) &&
    isBytes(c[11], 32) && isBytes(c[12], 16) &&
    (c[13] === undefined || (Number.isInteger(c[13]) && c[13] >= 1 && c[13] <= 200));
  if (!isSound) refuse();
  return {
    party: c[2], permitNumber: c[3], documentType: c[4], issuedOn: dayOf(c[5]), validUntil: dayOf(c[6]),
    from: c[7][0], to: c[7][1], exporter: c[8][0], importer: c[8][1], purpose: c[9],
    lines: c[10].map(([scientificName, term, appendix, source, quantity, unit, origin]) => ({ scientificName, term, appendix, source, quantity, unit, origin })),
    contentSha256: hex(c[11]), moreLines: c[13] ?? 0, year: number[1], serial: Number(number[3]),
  };
}

/** Reads the text of a code strictly; null for anything but the one spelling of a permit. */
function readCode(scanned) {
  const text = scanned.trim();
  const at = text.toUpperCase().lastIndexOf('/V/');
  const payload = at < 0 ? text : text.slice(at + 3);
  const bytes = payload.length > 2_000 ? null : base32(payload);
  if (!bytes || bytes.length === 0) return null;
  try {
    const cose = cbor(bytes, true);
    if (!Array.isArray(cose) || cose.length !== 4) return null;
    const [header, unprotected, body, signature] = cose;
    if (!(unprotected instanceof Map) || unprotected.size !== 0 || !(header instanceof Uint8Array) || !(body instanceof Uint8Array) || !isBytes(signature, 64)) return null;
    const headers = cbor(header);
    if (!(headers instanceof Map) || headers.size !== 2 || headers.get(1) !== -7 || !isBytes(headers.get(4), 8) || !isLowS(signature)) return null;
    return { kid: hex(headers.get(4)), claims: claimsOf(cbor(body)), signature, signedBytes: signedBytes(header, body) };
  } catch (error) {
    if (error instanceof NotCanonical) return null;
    throw error;
  }
}

/** How old a list of states may be before nothing is decided by it. */
const STATUS_HOURS = 72;

/** The verdict on a signed code with no register at hand: at best AUTHENTIC, with its status as of a moment. */
function judge(code, realms, now) {
  if (!code) return { verdict: 'MALFORMED', word: 'NOT A PERMIT CODE' };
  const { claims } = code;
  const realm = realms.get(claims.party);
  const notTrusted = (why) => ({ verdict: 'UNKNOWN_KEY', word: 'STOP – FALSE OR ALTERED', why });
  if (!realm) return notTrusted(`it says that it is of ${claims.party}, a Party whose keys are not trusted here`);
  if (realm.withdrawn) return notTrusted(`the trust in the keys of ${claims.party} was withdrawn on ${realm.withdrawn}`);
  const { keys, lists: statusLists } = realm;
  const answer = (verdict, word, more = {}) => ({ verdict, word, party: claims.party, permit: claims, ...more });
  const isOld = Date.parse(keys.nextUpdate) < now;
  const key = keys.keys.find(({ kid, purpose }) => kid === code.kid && purpose === 'permit');
  if (!key)
    return isOld ? { verdict: 'CANNOT_DECIDE', word: 'CANNOT DECIDE', why: 'the key list is out of date' } : { verdict: 'UNKNOWN_KEY', word: 'STOP – FALSE OR ALTERED' };
  if (!verifyEs256(key, code.signedBytes, code.signature)) return { verdict: 'INVALID_SIGNATURE', word: 'STOP – FALSE OR ALTERED' };
  if (key.state === 'next') return { verdict: 'UNKNOWN_KEY', word: 'STOP – FALSE OR ALTERED', why: 'this key does not sign yet' };
  if (key.state === 'compromised' && claims.issuedOn >= key.cutOff.slice(0, 10)) return { verdict: 'KEY_REVOKED', word: 'STOP – FALSE OR ALTERED' };
  const status = statusLists.find(({ year }) => year === claims.year);
  const bits = status ? (status.bytes[claims.serial >> 2] >> ((claims.serial & 3) * 2)) & 3 : null;
  if (bits === 2) return answer('STOPPED', 'STOP – REVOKED, SUSPENDED, REPLACED OR VOID', { statusAsOf: status.issuedAt });
  const today = new Date(now).toISOString().slice(0, 10);
  if (claims.validUntil < today) return answer('EXPIRED', 'STOP – EXPIRED');
  if (claims.issuedOn > today) return answer('NOT_YET_VALID', 'STOP – NOT YET VALID');
  if (bits === 3) return answer('USED_UP', 'STOP – USED UP', { statusAsOf: status.issuedAt });
  if (bits === 0 && claims.issuedOn < status.issuedAt.slice(0, 10)) return answer('UNKNOWN_TO_REGISTRY', 'STOP – FALSE OR ALTERED', { statusAsOf: status.issuedAt });
  const cannot = (why) => answer('CANNOT_DECIDE', 'CANNOT DECIDE', { why });
  if (key.state === 'compromised') return cannot('its key was compromised later: only the register knows whether it had this permit before');
  if (isOld) return cannot('the key list is out of date');
  if (realm.isOld) return cannot(`the list of trusted Parties is older than ${STATUS_HOURS} hours`);
  if (!status) return cannot(`there is no list of states for the year ${claims.year}`);
  if (now - Date.parse(status.issuedAt) > STATUS_HOURS * 3_600_000) return cannot(`the list of states is older than ${STATUS_HOURS} hours`);
  if (bits === 0) return cannot('it was issued after the list of states was made');
  return answer('AUTHENTIC', `AUTHENTIC – STATUS AS OF ${status.issuedAt}`, { statusAsOf: status.issuedAt });
}

// --- The seal of a PDF ----------------------------------------------------------------------------------------------------

/** One DER item, and where it ends. Definite lengths in their shortest form alone. */
function der(bytes, at = 0) {
  const tag = bytes[at];
  let length = bytes[at + 1];
  let from = at + 2;
  if (length > 127) {
    const width = length & 127;
    if (width < 1 || width > 4) throw new Stop('PDF_MODIFIED', 'the seal cannot be read');
    length = bytes.readUIntBE(from, width);
    from += width;
  }
  if (tag === undefined || length === undefined || from + length > bytes.length) throw new Stop('PDF_MODIFIED', 'the seal cannot be read');
  return { tag, at, from, to: from + length, bytes: bytes.subarray(from, from + length), whole: bytes.subarray(at, from + length) };
}
const children = (item) => {
  const found = [];
  for (let at = 0; at < item.bytes.length; ) {
    const child = der(item.bytes, at);
    found.push(child);
    at = child.to;
  }
  return found;
};
/** A text of the seal's own dictionary, behind the signature; none of a stream's, in which chance spells any name. */
const sayingOf = (dictionary, name) => {
  const digits = new RegExp(`/${name}\\s*<([0-9A-Fa-f]+)>`).exec(dictionary)?.[1];
  return digits ? Buffer.from(digits, 'hex').subarray(2).swap16().toString('utf16le') : null;
};
const OID = { messageDigest: '2a864886f70d010904', signedData: '2a864886f70d010702', signingCertificate: '2a864886f70d010910022f' };

/** Opens the one seal of a file that covers every byte but its own, and says whose key made it and what it says of itself. */
function readSeal(pdf) {
  const text = pdf.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  if (ranges.length === 0) throw new Stop('PDF_UNSIGNED', 'this file carries no seal');
  if (ranges.length > 1) throw new Stop('PDF_MODIFIED', 'this file carries more than one seal');
  const [a, b, c, d] = ranges[0].slice(1).map(Number);
  if (a !== 0 || c + d !== pdf.length || b >= c || text[b] !== '<' || text[c - 1] !== '>')
    throw new Stop('PDF_MODIFIED', 'the seal does not cover the whole file: something was added after it');
  const contents = text.slice(b + 1, c - 1);
  if (!/^[0-9a-fA-F]*$/.test(contents)) throw new Stop('PDF_MODIFIED', 'the seal cannot be read');
  if (!/\/DocMDP\b/.test(text) || !/\/P\s+1\b/.test(text)) throw new Stop('PDF_MODIFIED', 'the seal allows changes, as none of ours does');
  const covered = Buffer.concat([pdf.subarray(0, b), pdf.subarray(c)]);
  const cms = der(Buffer.from(contents, 'hex'));
  const [type, wrapped] = children(cms);
  if (hex(type.bytes) !== OID.signedData) throw new Stop('PDF_MODIFIED', 'the seal is of another kind');
  const parts = children(children(wrapped)[0]);
  const certificates = parts.filter(({ tag }) => tag === 0xa0).flatMap((set) => children(set).map(({ whole }) => Buffer.from(whole)));
  const infos = children(parts.at(-1));
  if (infos.length !== 1) throw new Stop('PDF_MODIFIED', 'the seal is signed more than once');
  const dictionary = text.slice(c);
  return { covered, certificates, info: children(infos[0]), reason: sayingOf(dictionary, 'Reason') ?? '', contact: sayingOf(dictionary, 'ContactInfo') };
}

/** What stands with every file whose seal is whole: the seal holds the page to what it was, and only a reader says what that is. */
const NOT_READ = 'the file is as it was sealed. Its pages were not read';

/** The verdict on a file: by its seal, then by the code that the seal carries, which has to be of the number that the seal names. */
function judgePdf(pdf, realms, now) {
  const { covered, certificates, info, reason, contact } = readSeal(pdf);
  const attributes = info.find(({ tag }) => tag === 0xa0);
  const signature = info.findLast(({ tag }) => tag === 0x04);
  if (!attributes || !signature) throw new Stop('PDF_MODIFIED', 'the seal covers nothing');
  const values = new Map(children(attributes).map((attribute) => {
    const [type, set] = children(attribute);
    return [hex(type.bytes), children(set)[0]];
  }));
  if (hex(values.get(OID.messageDigest)?.bytes ?? '') !== hex(sha256(covered))) throw new Stop('PDF_MODIFIED', 'the file was changed after it was sealed');
  const sealKeys = [...realms.values()].flatMap((realm) => realm.keys.keys.filter(({ purpose, state, x5c }) => purpose === 'seal' && state !== 'next' && x5c?.length).map((key) => ({ key, realm })));
  const ours = certificates.map((certificate) => ({ certificate, ...sealKeys.find(({ key: { x5c } }) => x5c[0] === base64(certificate)) })).find(({ key }) => key);
  if (!ours) throw new Stop('PDF_FOREIGN_SIGNER', `the seal is not by a key of ${[...realms.keys()].join(' or ')}`);
  const { keys, lists: statusLists, withdrawn, isOld } = ours.realm;
  if (withdrawn) throw new Stop('PDF_FOREIGN_SIGNER', `the trust in the keys of ${keys.party} was withdrawn on ${withdrawn}`);
  const named = values.get(OID.signingCertificate);
  if (!named || !hex(named.whole).includes(hex(sha256(ours.certificate)))) throw new Stop('PDF_MODIFIED', 'the seal names another certificate');
  const signed = Buffer.concat([Buffer.from([0x31]), attributes.whole.subarray(1)]);
  if (kidOf({ ...keyFromCertificate(ours.certificate) }) !== ours.key.kid || !verify('sha256', signed, keyOf(ours.key), signature.bytes))
    throw new Stop('PDF_MODIFIED', 'the seal was not made by the key it names');
  if (ours.key.state === 'compromised') throw new Stop('CANNOT_DECIDE', 'the key of the seal was compromised: ask the register');
  const number = /^CITES ((\d{2})([A-Z]{2})(\d{6})\/([A-Z]{2}))(, annex to box 14)?$/.exec(reason);
  if (!number || number[3] !== keys.party) throw new Stop('PDF_MODIFIED', 'the seal names no permit of this Party');
  // An annex tells what was endorsed until its moment and moves nothing: whatever the permit is, the annex is never AUTHENTIC in its place.
  if (number[6]) return { verdict: 'ANNEX', word: 'ANNEX TO BOX 14 – NO PERMIT', why: 'the seal is whole; the register alone tells whether more was endorsed since', party: keys.party, permitNumber: number[1] };
  if (contact) {
    const code = readCode(contact);
    if (code?.claims.permitNumber !== number[1]) throw new Stop('PDF_MODIFIED', 'the seal names one permit and carries the code of another');
    const said = judge(code, realms, now);
    return said.verdict === 'AUTHENTIC' ? { ...said, why: `${NOT_READ}: compare what they show with what is said here, as their code says it` } : said;
  }
  const status = statusLists.find(({ year }) => year === number[2]);
  const serial = Number(number[4]);
  const bits = status ? (status.bytes[serial >> 2] >> ((serial & 3) * 2)) & 3 : null;
  const answer = (verdict, word, why) => ({ verdict, word, why, party: keys.party, permitNumber: number[1], statusAsOf: status?.issuedAt });
  if (bits === 2) return answer('STOPPED', 'STOP – REVOKED, SUSPENDED, REPLACED OR VOID');
  if (bits === 3) return answer('USED_UP', 'STOP – USED UP');
  if (!status || isOld || now - Date.parse(status.issuedAt) > STATUS_HOURS * 3_600_000 || bits === 0) return answer('CANNOT_DECIDE', 'CANNOT DECIDE', 'the seal is whole, but no recent list tells the state of this permit');
  return answer('AUTHENTIC', `AUTHENTIC – STATUS AS OF ${status.issuedAt}`, `${NOT_READ}, and its seal carries no code: its last day, its parties and its lines are what the file shows`);
}

const keyFromCertificate = (certificate) => new X509Certificate(certificate).publicKey.export({ format: 'jwk' });

// --- The audit log --------------------------------------------------------------------------------------------------------

const GENESIS = hex(sha256('cites-permit-portal/audit/v1'));
const entryText = (e) =>
  [e.seq, e.atMicros, e.actorId, e.actorRoles, e.type, e.subject, e.subjectId, e.payload, e.previousHash].map((field) => `${[...field].length}:${field}`).join(',');

const leafHash = (data) => sha256(Buffer.from([0]), data);
const nodeHash = (left, right) => sha256(Buffer.from([1]), left, right);

/** The tree as it grows: the roots of its whole subtrees, the largest first (RFC 6962 §2.1). */
class Tree {
  size = 0;
  peaks = [];
  add(hash) {
    this.peaks.push(leafHash(hash));
    for (let size = ++this.size; size % 2 === 0; size /= 2) {
      const right = this.peaks.pop();
      this.peaks.push(nodeHash(this.peaks.pop(), right));
    }
  }
  root() {
    return this.peaks.reduceRight((right, left) => (right ? nodeHash(left, right) : left), null);
  }
}

/** A verification key of a note: `name+id+base64` (C2SP signed-note). */
function vkey(text) {
  const [name, id, ...rest] = text.split('+');
  const bytes = Buffer.from(rest.join('+'), 'base64');
  const isWhole = name && bytes.length === 33 && id === hex(sha256(`${name}\n`, bytes).subarray(0, 4));
  if (!isWhole) throw new Stop('USAGE', `this is no verification key: ${text}`);
  return { name, id, kind: bytes[0], key: createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]), format: 'der', type: 'spki' }) };
}

/** Reads a signed note and says whether one of the keys signed it. */
function readNote(note, keys) {
  const cut = note.indexOf('\n\n');
  const body = note.slice(0, cut + 1);
  const [origin, size, root] = body.split('\n');
  if (cut < 0 || !origin || !/^[1-9]\d{0,15}$/.test(size) || Buffer.from(root ?? '', 'base64').length !== 32) return null;
  const lines = note.slice(cut + 2).split('\n').filter(Boolean);
  const isSignedByLog = lines.some((line) => {
    const match = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line);
    const bytes = Buffer.from(match?.[2] ?? '', 'base64');
    const known = keys.find(({ name, id, kind }) => kind === 1 && name === match?.[1] && id === hex(bytes.subarray(0, 4)));
    return known !== undefined && name(origin) === name(known.name) && verify(null, Buffer.from(body), known.key, bytes.subarray(4));
  });
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), body, isSignedByLog };
}
const name = (origin) => origin.replace(/\/\d+$/, '');

/** The states that an event leaves a permit in. */
const STATES_TOLD = {
  PermitNumberTaken: ['signing'], PermitIssued: ['issued'], PermitVoided: ['void'], PermitSuspended: ['suspended'], PermitReinstated: ['issued', 'partly-used'],
  PermitRevoked: ['revoked'], PermitReplaced: ['replaced'], PermitExpired: ['expired'], PermitEndorsed: ['partly-used', 'used'], EndorsementCorrected: ['issued', 'partly-used'],
};
/** Without these nothing holds the register to its log. */
const GUARDS = [
  'audit_event.append_only', 'audit_event.no_truncate', 'audit_head.no_truncate', 'permit.permit_guard', 'permit.change_is_audited', 'permit.signature_is_attached',
  'permit_line.permit_line_guard', 'endorsement.append_only', 'endorsement.entry_is_audited', 'endorsement_line.append_only', 'application.change_is_audited',
  'permit_series.series_guard', 'log_checkpoint.append_only', 'permit_signature.append_only',
];

const letterOf = (position) => {
  let [left, text] = [position, ''];
  for (; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
};
const millionths = (quantity) => {
  const [whole = '0', fraction = ''] = String(quantity).split('.');
  return BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0') || '0');
};
const fault = (kind, about, why) => ({ kind, about: String(about), why });

/** Goes through an export and names its first contradiction, or null. The log comes first: nothing else can be believed without it. */
function judgeExport(lines, notes, keys) {
  const checkpoints = [];
  for (const { file, text } of notes) {
    const note = readNote(text, keys);
    if (!note) return { fault: fault('checkpoint.unreadable', file, 'this is no checkpoint') };
    if (keys.length > 0 && !note.isSignedByLog) return { fault: fault('checkpoint.signature', file, 'it is not signed by a key of this log') };
    checkpoints.push({ ...note, file });
  }
  checkpoints.sort((a, b) => a.size - b.size);
  const forked = checkpoints.find((one, index) => index > 0 && checkpoints[index - 1].size === one.size && checkpoints[index - 1].origin === one.origin && !checkpoints[index - 1].root.equals(one.root));
  if (forked) return { fault: fault('log.forked', forked.size, 'two checkpoints of this size commit to different events: the log was shown in two versions') };

  const found = { events: 0, permits: new Map(), endorsements: [], series: [], fences: [], epochs: [], triggers: new Map(), head: null, told: new Map(), endorsed: new Map(), registerKeys: new Map() };
  const tree = new Tree();
  const due = [...checkpoints];
  let before = GENESIS;
  for (const line of lines) {
    let row;
    try {
      row = JSON.parse(line);
    } catch {
      return { fault: fault('export.unreadable', found.events, 'a line of the export cannot be read') };
    }
    if (row.event) {
      const e = row.event;
      if (e.seq !== String(found.events + 1)) return { fault: fault('event.sequence', e.seq, `event ${found.events + 1} is missing, or another stands in its place`) };
      if (e.previousHash !== before) return { fault: fault('event.link', e.seq, 'it does not continue the event before it') };
      if (hex(sha256(entryText(e))) !== e.hash) return { fault: fault('event.hash', e.seq, 'its content does not give its hash') };
      before = e.hash;
      found.events += 1;
      tree.add(Buffer.from(e.hash, 'hex'));
      if (e.subject === 'permit') remember(e, found);
      while (due[0]?.size === tree.size) {
        const checkpoint = due.shift();
        if (!tree.root().equals(checkpoint.root)) {
          if (isLost(checkpoint, row, found)) continue;
          return { fault: fault('log.rewritten', checkpoint.size, `the log is another one than was witnessed at ${checkpoint.size} events (${checkpoint.file})`), doubted: checkpoint };
        }
      }
    } else if (row.permit) found.permits.set(row.permit.id, row.permit);
    else if (row.endorsement) found.endorsements.push(row.endorsement);
    else if (row.series) found.series.push(row.series);
    else if (row.fence) found.fences.push(row.fence);
    else if (row.epoch) found.epochs.push(row.epoch);
    else if (row.trigger) found.triggers.set(row.trigger.name, row.trigger.enabled);
    else if (row.key) found.registerKeys.set(row.key.kid, row.key);
    else if (row.head) found.head = row.head;
  }
  if (!found.head) return { fault: fault('export.cut', found.events, 'the export has no end') };
  if (Number(found.head.seq) !== found.events || found.head.hash !== before) return { fault: fault('log.head', found.head.seq, 'the log does not end where its head says') };
  const unmet = due.find((checkpoint) => !found.epochs.some(({ lostSize }) => lostSize >= checkpoint.size));
  if (unmet) return { fault: fault('log.behind', unmet.size, `somebody holds a checkpoint over ${unmet.size} events, and there are ${found.events}: events were cut off, or an old backup was restored`) };
  return { ...register(found), events: found.events, restores: found.epochs.length, head: before, root: tree.root() ? base64(tree.root()) : null };
}

/** A checkpoint of a log that was lost and fenced off: told by a later epoch of the same export. */
const isLost = (checkpoint, row, found) => found.epochs.some(({ lostSize, epoch }) => lostSize >= checkpoint.size && !checkpoint.origin.endsWith(`/${epoch}`)) && row !== null;

function remember(e, found) {
  const payload = JSON.parse(e.payload);
  const told = found.told.get(e.subjectId) ?? { states: null, hash: null, issued: null };
  if (STATES_TOLD[e.type]) told.states = STATES_TOLD[e.type];
  if (e.type === 'PermitNumberTaken') told.hash = payload.contentSha256;
  if (e.type === 'PermitIssued') told.issued = payload;
  if (e.type === 'PermitEndorsed' || e.type === 'EndorsementCorrected') found.endorsed.set(payload.endorsement, { ...payload, permitId: e.subjectId, type: e.type });
  found.told.set(e.subjectId, told);
}

function register(found) {
  for (const guard of GUARDS) if (found.triggers.get(guard) !== 'A') return { fault: fault('trigger.off', guard, 'a guard of the register is switched off or gone') };
  for (const [guard, enabled] of found.triggers) if (enabled !== 'A') return { fault: fault('trigger.off', guard, 'a guard of the register is switched off') };
  for (const permit of found.permits.values()) {
    const wrong = permitFault(permit, found);
    if (wrong) return { fault: wrong };
  }
  for (const id of found.told.keys()) if (!found.permits.has(id)) return { fault: fault('permit.missing', id, 'the log tells of a permit that the register does not have') };
  const wrong = endorsementFault(found) ?? seriesFault(found);
  return { fault: wrong, permits: found.permits.size, endorsements: found.endorsements.length };
}

function permitFault(permit, found) {
  const about = permit.number;
  const content = Buffer.from(permit.content, 'base64');
  const told = found.told.get(permit.id);
  if (!told?.hash || hex(sha256(content)) !== told.hash) return fault('permit.content', about, 'its content is not what the log says was frozen');
  const said = JSON.parse(content.toString('utf8'));
  const columns = { permitNumber: permit.number, documentType: permit.documentType, checkCode: permit.checkCode, validFrom: permit.validFrom, validUntil: permit.validUntil, issuedOn: permit.issuedOn };
  for (const [column, value] of Object.entries(columns)) if (said[column] !== value) return fault('permit.columns', about, `the register says another ${column} than the signed content`);
  if (said.lines.length !== permit.lines.length || said.lines.some((line) => !permit.lines.some((held) => held.position === line.position && millionths(held.quantity) === millionths(line.quantity))))
    return fault('permit.columns', about, 'the register has other lines than the signed content');
  if (!told.states?.includes(permit.state)) return fault('permit.state', about, `it is ${permit.state}, and no event tells of that`);
  if (permit.cose === null) return permit.state === 'signing' || permit.state === 'void' ? null : fault('permit.signature', about, 'it has no signature');
  const code = readCode(base32Text(Buffer.from(permit.cose, 'base64')));
  const key = found.registerKeys.get(permit.kid);
  if (!code || code.kid !== permit.kid || code.claims.permitNumber !== about || code.claims.contentSha256 !== told.hash || !key || !verifyEs256(key.jwk, code.signedBytes, code.signature))
    return fault('permit.signature', about, 'its signature does not cover it');
  if (told.issued && (told.issued.kid !== permit.kid || told.issued.pdfSha256 !== permit.pdfSha256)) return fault('permit.signature', about, 'the log tells of another signature or file');
  return null;
}

const base32Text = (bytes) => {
  let [text, buffer, bits] = ['', 0, 0];
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5; ) text += ALPHABET[(buffer >> (bits -= 5)) & 31];
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 31] : text;
};

function endorsementFault({ endorsements, endorsed, permits }) {
  const sums = new Map();
  for (const one of endorsements) {
    const told = endorsed.get(one.id) ?? endorsed.get(one.reference);
    const about = permits.get(one.permitId)?.number ?? one.id;
    if (!told || told.permitId !== one.permitId) return fault('endorsement.untold', about, 'no event tells of an endorsement of it');
    if (told.type === 'PermitEndorsed') {
      const lines = Object.fromEntries(one.lines.map(({ position, quantity }) => [letterOf(position), millionths(quantity)]));
      const same = Object.keys(told.quantities).length === one.lines.length && Object.entries(told.quantities).every(([letter, quantity]) => lines[letter] === millionths(quantity));
      if (!same) return fault('endorsement.quantities', about, 'an endorsement of it says other quantities than the log');
    }
    for (const { position, quantity } of one.lines) {
      const key = `${one.permitId}/${position}`;
      sums.set(key, (sums.get(key) ?? 0n) + (one.kind === 'endorsement' ? 1n : -1n) * millionths(quantity));
    }
  }
  const known = new Set(endorsements.flatMap(({ id, reference }) => [id, reference]));
  for (const [id, { permitNumber }] of endorsed) if (!known.has(id)) return fault('endorsement.missing', permitNumber, 'the log tells of an endorsement that the register does not have');
  for (const permit of permits.values())
    if (permit.useRule !== 'multiple-crossings')
      for (const { position, endorsed: held } of permit.lines)
        if ((sums.get(`${permit.id}/${position}`) ?? 0n) !== millionths(held)) return fault('endorsement.sum', permit.number, 'its balance is not the sum of its endorsements');
  return null;
}

function seriesFault({ series, fences, permits }) {
  for (const { party, year, lastSerial } of series) {
    const serials = new Set([...permits.values()].filter((permit) => permit.party === party && permit.year === year).map(({ serial }) => serial));
    for (const fence of fences) if (fence.party === party && fence.year === year) for (let serial = fence.first; serial <= fence.last; serial += 1) serials.add(serial);
    if (serials.size !== lastSerial) return fault('series.gap', `${party} ${year}`, 'a number was taken and no permit carries it');
  }
  return null;
}

// --- A witness --------------------------------------------------------------------------------------------------------------

/** Whether a tree of one size and root is the beginning of another (RFC 9162 §2.1.4.2). */
function isConsistent(from, to, proof, first, second) {
  if (from === to) return proof.length === 0 && first.equals(second);
  const path = (from & (from - 1)) === 0 ? [first, ...proof] : [...proof];
  let [fn, sn] = [from - 1, to - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [left, right] = [path[0], path[0]];
  if (!left) return false;
  for (const hash of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      left = nodeHash(hash, left);
      right = nodeHash(hash, right);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else right = nodeHash(right, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && left.equals(first) && right.equals(second);
}

function keepWhole(file, value) {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 1)}\n`);
  renameSync(`${file}.new`, file);
}

/** Serves a witness (C2SP tlog-witness): it cosigns what continues what it holds, and answers 409 with its own size to the rest. */
function serveWitness({ folder, port, name: witness, log }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keyFile = join(folder, 'witness.pem');
  if (!existsSync(keyFile)) writeFileSync(keyFile, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const key = createPrivateKey(readFileSync(keyFile));
  const bytes = Buffer.concat([Buffer.from([4]), createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(12)]);
  const id = sha256(`${witness}\n`, bytes).subarray(0, 4);
  const file = join(folder, 'held.json');
  const held = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

  const add = (body) => {
    const cut = body.indexOf('\n\n');
    const [old, ...proof] = body.slice(0, cut).split('\n');
    const note = readNote(body.slice(cut + 2), [vkey(log)]);
    const from = Number(/^old (\d{1,15})$/.exec(old)?.[1] ?? Number.NaN);
    if (!note || !Number.isInteger(from) || from > note.size) return [400, 'malformed\n'];
    if (!note.isSignedByLog) return [403, 'not signed by this log\n'];
    const known = held[note.origin] ?? { size: 0 };
    if (known.size !== from) return [409, `${known.size}\n`];
    if (known.size === note.size && !note.root.equals(Buffer.from(known.root, 'base64'))) return [409, `${known.size}\n`];
    const hashes = proof.map((text) => Buffer.from(text, 'base64'));
    if (from > 0 && !isConsistent(from, note.size, hashes, Buffer.from(known.root, 'base64'), note.root)) return [422, 'it does not continue what is held here\n'];
    held[note.origin] = { ...known, size: note.size, root: base64(note.root), note: body.slice(cut + 2) };
    keepWhole(file, held);
    const at = Buffer.alloc(8);
    at.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000)));
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${at.readBigUInt64BE()}\n${note.body}`), key);
    return [200, `— ${witness} ${base64(Buffer.concat([id, at, signature]))}\n`];
  };
  const numbers = (body) => {
    const { origin, numbers: taken } = JSON.parse(body);
    const known = held[origin];
    if (!known || !Array.isArray(taken)) return [404, 'no such log\n'];
    known.numbers = { ...known.numbers, ...Object.fromEntries(taken.map(({ number, contentSha256 }) => [String(number), String(contentSha256)])) };
    keepWhole(file, held);
    return [200, 'kept\n'];
  };
  const server = createServer((request, response) => {
    const chunks = [];
    let length = 0;
    request.on('data', (chunk) => ((length += chunk.length) > 4_000_000 ? request.destroy() : chunks.push(chunk)));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      let answer = [404, 'not found\n'];
      try {
        if (request.method === 'POST' && request.url === '/add-checkpoint') answer = add(body);
        else if (request.method === 'POST' && request.url === '/numbers') answer = numbers(body);
        else if (request.method === 'GET' && request.url === '/held') answer = [200, JSON.stringify(held)];
      } catch {
        answer = [400, 'malformed\n'];
      }
      response.writeHead(answer[0], { 'Content-Type': 'text/plain; charset=utf-8' }).end(answer[1]);
    });
  });
  server.listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port} ${witness}+${hex(id)}+${base64(bytes)}`));
}

// --- Asking -----------------------------------------------------------------------------------------------------------------

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    keys: { type: 'string' }, root: { type: 'string' }, status: { type: 'string', multiple: true, default: [] }, trust: { type: 'string' }, state: { type: 'string' },
    now: { type: 'string' }, json: { type: 'boolean', default: false }, checkpoint: { type: 'string', multiple: true, default: [] },
    key: { type: 'string', multiple: true, default: [] }, folder: { type: 'string' }, port: { type: 'string', default: '0' },
    name: { type: 'string' }, log: { type: 'string' },
  },
});
const [command, subject] = positionals;
const usage = (why) => {
  throw new Stop('USAGE', why);
};

function offline(check) {
  if (!subject || !values.keys || !values.root) usage('name what is to be checked, --keys and --root');
  const now = values.now ? Date.parse(values.now) : Date.now();
  if (Number.isNaN(now)) usage('--now is a moment such as 2026-11-23T10:00:00Z');
  const state = values.state && existsSync(values.state) ? readJson(values.state, 'the file of counters') : {};
  const keys = readKeys(readJson(values.keys, 'the key list'), values.root, state);
  const lists = values.status.map((file) => readStatus(readJson(file, 'the list of states'), keys, state));
  const realms = readRealms({ keys, lists, withdrawn: null, isOld: false }, values.trust ? readJson(values.trust, 'the list of trusted Parties') : null, state, now);
  if (values.state) keepWhole(values.state, state);
  return check(realms, now);
}

function checkLog() {
  if (!subject) usage('name the export');
  const raw = readFileSync(subject);
  const text = (raw[0] === 0x1f ? gunzipSync(raw) : raw).toString('utf8');
  const notes = values.checkpoint.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const { fault: found, ...sound } = judgeExport(text.split('\n').filter(Boolean), notes, values.key.map(vkey));
  if (found) return { verdict: 'CONTRADICTION', word: `CONTRADICTION: ${found.kind} (${found.about})`, why: found.why, ...found };
  return { verdict: 'SOUND', word: `SOUND: ${sound.events} events, ${sound.permits} permits, ${sound.endorsements} endorsements, ${notes.length} checkpoints met${sound.restores > 0 ? `, ${sound.restores} restores fenced off (ask why)` : ''}`, ...sound };
}

const CODES = { AUTHENTIC: 0, SOUND: 0, USAGE: 2, CANNOT_DECIDE: 3, ANNEX: 3 };

function answer(result) {
  if (values.json) console.log(JSON.stringify(result, null, 1));
  else {
    console.log(result.word);
    if (result.why) console.log(`  ${result.why}`);
    if (result.party) console.log(`  signed by ${result.party}`);
    const permit = result.permit;
    if (permit) {
      console.log(`  ${permit.permitNumber}, ${permit.from} to ${permit.to}, ${permit.issuedOn} to ${permit.validUntil}\n  ${permit.exporter} → ${permit.importer}`);
      for (const line of permit.lines) console.log(`  ${line.quantity} ${line.unit} ${line.term} ${line.scientificName} (${line.appendix} ${line.source}, ${line.origin})`);
      if (permit.moreLines > 0) console.log(`  and ${permit.moreLines} more lines on the paper`);
    } else if (result.permitNumber) console.log(`  ${result.permitNumber}`);
  }
  process.exitCode = CODES[result.verdict] ?? 1;
}

try {
  if (command === 'code') answer(offline((realms, now) => judge(readCode(subject), realms, now)));
  else if (command === 'pdf') answer(offline((realms, now) => judgePdf(readFileSync(subject), realms, now)));
  else if (command === 'log') answer(checkLog());
  else if (command === 'witness') serveWitness(values.folder && values.name && values.log ? values : usage('name --folder, --name and --log'));
  else usage('the first lines of this file say how to ask: code, pdf, log or witness');
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  answer({ verdict: error.verdict, word: error.verdict === 'USAGE' ? 'NOT ASKED RIGHTLY' : error.verdict === 'CANNOT_DECIDE' ? 'CANNOT DECIDE' : `STOP – ${error.verdict.replaceAll('_', ' ')}`, why: error.message });
}
