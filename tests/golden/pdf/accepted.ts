import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const ACCEPTED = 'tests/golden/pdf/accepted';
const RESULTS = 'test-results/golden-pdf';
/** `npm run golden:accept` rewrites what is accepted; everything else only compares. */
const accepting = process.env.GOLDEN_ACCEPT === '1';

/** The accepted text of that name; when accepting, what it is now becomes it. */
export function acceptedText(name: string, now: string): string {
  const file = join(ACCEPTED, name);
  if (accepting) {
    mkdirSync(ACCEPTED, { recursive: true });
    writeFileSync(file, now);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : `nothing accepted as ${name}: look at it, then npm run golden:accept`;
}

/** Sixteen greys tell a page as well as two hundred and fifty-six, in half the room. */
function sixteenGreys(png: Buffer): Buffer {
  const picture = PNG.sync.read(png);
  for (const [index, value] of picture.data.entries()) picture.data[index] = Math.round(value / 17) * 17;
  return PNG.sync.write(picture, { colorType: 0, deflateLevel: 9 });
}

/**
 * The share of a page's pixels that differ from the accepted picture, 1 when there is none. Another version of poppler smooths edges a
 * little otherwise, which pixelmatch leaves out. Old, new and difference are kept for the eye when more than that differs.
 */
export function differenceFromAccepted(name: string, now: Buffer, tolerated: number): number {
  const file = join(ACCEPTED, name);
  if (accepting) {
    mkdirSync(ACCEPTED, { recursive: true });
    writeFileSync(file, sixteenGreys(now));
  }
  if (!existsSync(file)) return 1;
  const [a, b] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(now)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  const diff = new PNG({ width: a.width, height: a.height });
  const share = pixelmatch(a.data, b.data, diff.data, a.width, a.height, { threshold: 0.2 }) / (a.width * a.height);
  if (share > tolerated) {
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(join(RESULTS, name.replace('.png', '.old.png')), readFileSync(file));
    writeFileSync(join(RESULTS, name.replace('.png', '.new.png')), now);
    writeFileSync(join(RESULTS, name.replace('.png', '.diff.png')), PNG.sync.write(diff));
  }
  return share;
}
