/**
 * Reads what is printed on the pages of a PDF that a stranger sent, in a thread of its own that can be ended: each text with its place,
 * and a digest of each drawing that a page calls by name. Plain JavaScript, because it is loaded by path and seen by no bundler.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';

// The library in one file, which next.config.ts copies beside the server: a thread has no bundle to take it from.
const library = createRequire(import.meta.url)('../../node_modules/pdf-lib/dist/pdf-lib.min.js');
const { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, PDFStream } = library;
const MOST_PAGES = 60;
const MOST_TEXTS = 20_000;
const LONGEST_TEXT = 2_000;
const MOST_INFLATED = 8 * 1024 * 1024;
const DEEPEST = 3;

const texts = [];
const drawings = [];
const latin1 = (bytes) => Buffer.from(bytes).toString('latin1');
const name = (text) => PDFName.of(text);
const tenth = (value) => (Number.isFinite(value) ? Math.round(value * 10) / 10 : 0);

/** The content of a stream; a way of packing that our painter does not use reads as nothing. */
function contentOf(stream) {
  if (!(stream instanceof PDFStream)) return '';
  const filter = stream.dict.lookup(name('Filter'));
  const packed = filter instanceof PDFArray ? (filter.size() === 1 ? filter.lookup(0) : null) : filter;
  try {
    if (packed === undefined) return latin1(stream.getContents());
    return packed === name('FlateDecode') ? latin1(inflateSync(stream.getContents(), { maxOutputLength: MOST_INFLATED })) : '';
  } catch {
    return '';
  }
}

/** The letters of a font's codes, from its own table; without one a code is a Latin letter. */
function lettersOf(font) {
  const table = font instanceof PDFDict ? contentOf(font.lookup(name('ToUnicode'))) : '';
  const letters = new Map();
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, unicode] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      letters.set(Number.parseInt(code, 16), Buffer.from(unicode, 'hex').swap16().toString('utf16le'));
    }
  }
  return (bytes) => {
    if (letters.size === 0) return latin1(bytes);
    let text = '';
    for (let at = 0; at + 1 < bytes.length; at += 2) text += letters.get(bytes.readUInt16BE(at)) ?? '\uFFFD';
    return text;
  };
}

const ESCAPES = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function bytesOf(token) {
  if (token.startsWith('<')) {
    const digits = token.slice(1, -1).replace(/\s/g, '');
    return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
  }
  const plain = token
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign) =>
      /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8) & 255) : (ESCAPES[sign] ?? sign),
    );
  return Buffer.from(plain, 'latin1');
}

const TOKENS =
  /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>|[[\]]|\/[^\s/<>[\](){}%]+|[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'"]+[01]?\*?/g;
const isText = (token) => token.startsWith('(') || token.startsWith('<');

/** `a` first, then `b`. */
const times = (a, b) => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];
const moved = (x, y) => [1, 0, 0, 1, x, y];

function readContent(page, content, resources, start, depth) {
  const fonts = new Map();
  const named = (kind, token) => {
    const all = resources instanceof PDFDict ? resources.lookup(name(kind)) : undefined;
    return all instanceof PDFDict ? all.lookup(name(token.slice(1))) : undefined;
  };
  const letters = (token) => {
    if (!fonts.has(token)) fonts.set(token, lettersOf(named('Font', token)));
    return fonts.get(token);
  };
  let matrix = start;
  let line = moved(0, 0);
  let leading = 0;
  let spell = latin1;
  let operands = [];
  const kept = [];
  const numbers = (count) => operands.slice(-count).map(Number);
  const down = (x, y) => {
    line = times(moved(x, y), line);
  };
  const show = () => {
    const text = operands
      .filter(isText)
      .map((token) => spell(bytesOf(token)))
      .join('')
      .slice(0, LONGEST_TEXT);
    const [, , , , x, y] = times(line, matrix);
    if (text.trim() !== '' && texts.length < MOST_TEXTS) texts.push({ page, x: tenth(x), y: tenth(y), text });
  };
  const draw = () => {
    const form = named('XObject', operands.at(-1) ?? '');
    if (!(form instanceof PDFStream) || form.dict.lookup(name('Subtype')) !== name('Form')) return;
    const inner = contentOf(form);
    drawings.push({ page, name: operands.at(-1).slice(1), digest: createHash('sha256').update(inner).digest('hex') });
    if (depth < DEEPEST && /\bBT\b/.test(inner))
      readContent(page, inner, form.dict.lookup(name('Resources')) ?? resources, matrix, depth + 1);
  };
  const operators = {
    q: () => kept.push([matrix, spell]),
    Q: () => {
      [matrix, spell] = kept.pop() ?? [matrix, spell];
    },
    cm: () => {
      if (operands.length >= 6) matrix = times(numbers(6), matrix);
    },
    BT: () => {
      line = moved(0, 0);
    },
    Tf: () => {
      spell = letters(operands.at(-2) ?? '/');
    },
    TL: () => {
      [leading] = numbers(1);
    },
    Tm: () => {
      if (operands.length >= 6) line = numbers(6);
    },
    Td: () => down(...numbers(2)),
    TD: () => {
      leading = -(numbers(1)[0] ?? 0);
      down(...numbers(2));
    },
    'T*': () => down(0, -leading),
    Tj: show,
    TJ: show,
    "'": () => {
      down(0, -leading);
      show();
    },
    '"': () => {
      down(0, -leading);
      show();
    },
    Do: draw,
  };
  for (const [token] of content.matchAll(TOKENS)) {
    if (/^[A-Za-z'"]/.test(token)) {
      operators[token]?.();
      operands = [];
    } else operands.push(token);
  }
}

function readPage(page, node) {
  const contents = node.lookup(name('Contents'));
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents];
  readContent(page, streams.map(contentOf).join('\n'), node.Resources(), moved(0, 0), 0);
}

async function read(bytes) {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = pdf.getPages();
  pages.slice(0, MOST_PAGES).forEach((page, index) => {
    readPage(index + 1, page.node);
  });
  return { pages: pages.length, texts, drawings };
}

read(workerData).then(
  (printed) => parentPort?.postMessage(printed),
  (error) => parentPort?.postMessage({ fault: error instanceof EncryptedPDFError ? 'password' : 'broken' }),
);
