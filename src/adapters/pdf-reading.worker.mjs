/**
 * Reads a PDF that a stranger sent, in a thread of its own that can be ended: plain JavaScript, because it is loaded by path and
 * seen by no bundler. It reports the number of pages and every name that stands in the file; what they mean is the domain's.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';

// The library in one file, which next.config.ts copies beside the server: a thread has no bundle to take it from.
const library = createRequire(import.meta.url)('../../node_modules/pdf-lib/dist/pdf-lib.min.js');
const { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, PDFStream } = library;
const MOST_NAMES = 5000;
const LONGEST_NAME = 60;
const MOST_INFLATED = 32 * 1024 * 1024;

const names = new Set();
const note = (name) => {
  if (names.size < MOST_NAMES && name.length <= LONGEST_NAME) names.add(name);
};

const spelt = (name) => name.replace(/#([0-9a-fA-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/** Every name of the text, whatever stands around it. */
function noteNames(text) {
  for (const [, name] of text.matchAll(/\/([^\s/<>[\](){}%\0]+)/g)) note(spelt(name));
}

/**
 * The text as it lies in the file, also what a later edition of the same object hides from a parser; compressed objects are
 * opened, other streams are left out, since chance spells any short name in them.
 */
function noteRaw(text) {
  let at = 0;
  for (let start = text.indexOf('stream', at); start !== -1; start = text.indexOf('stream', at)) {
    const head = text.slice(at, start);
    noteNames(head);
    const end = text.indexOf('endstream', start + 6);
    if (end === -1) break;
    const dictionary = spelt(head.slice(Math.max(0, head.lastIndexOf('obj'))));
    if (dictionary.includes('/ObjStm')) noteCompressed(dictionary, text.slice(start + 6, end).replace(/^\r?\n/, ''));
    at = end + 'endstream'.length;
  }
  noteNames(text.slice(at));
}

function noteCompressed(dictionary, body) {
  if (!/\/Filter/.test(dictionary)) return noteNames(body);
  // Whatever this cannot open, the parser below does; it goes through every object that is reachable at all.
  try {
    noteNames(inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: MOST_INFLATED }).toString('latin1'));
  } catch (error) {
    if (error?.code === 'ERR_BUFFER_TOO_LARGE') throw error;
  }
}

function noteObject(object, seen) {
  const waiting = [object];
  while (waiting.length > 0) {
    const current = waiting.pop();
    if (current instanceof PDFName) note(current.decodeText());
    if (seen.has(current)) continue;
    if (current instanceof PDFDict || current instanceof PDFArray) seen.add(current);
    if (current instanceof PDFDict) for (const [key, value] of current.entries()) waiting.push(key, value);
    else if (current instanceof PDFArray) waiting.push(...current.asArray());
    else if (current instanceof PDFStream) waiting.push(current.dict);
  }
}

async function read(bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  noteRaw(text);
  if (names.has('Encrypt')) return { fault: 'password' };
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const seen = new Set();
  for (const [, object] of pdf.context.enumerateIndirectObjects()) noteObject(object, seen);
  return { pages: pdf.getPageCount(), names: [...names] };
}

read(workerData).then(
  (reading) => parentPort?.postMessage(reading),
  (error) => parentPort?.postMessage({ fault: error instanceof EncryptedPDFError ? 'password' : 'broken' }),
);
