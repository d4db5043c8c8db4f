// Programs that the tests use and npm does not bring: a browser, readers of PDF and QR codes, a token of software.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailure } from './failure.mjs';
import { command } from './steps.mjs';

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(executable);

/** Chromium without a window: the same engine, and half the work for each page that a test opens. */
const HEADLESS = 'chromium-headless-shell';

/** The browser to test with, or undefined. */
export const browser = () =>
  process.env.CHROMIUM_PATH && executable(process.env.CHROMIUM_PATH)
    ? process.env.CHROMIUM_PATH
    : [HEADLESS, 'chromium', 'chromium-browser', 'google-chrome'].map(onPath).find(Boolean);

const PACKAGES = [
  // A window's Chromium serves too where nothing may be installed.
  {
    name: HEADLESS,
    isThere: () => Boolean(process.env.CHROMIUM_PATH ?? onPath(HEADLESS) ?? (process.getuid?.() === 0 ? null : browser())),
  },
  {
    name: 'fonts-liberation',
    isThere: () => ['liberation', 'liberation2'].some((folder) => existsSync(`/usr/share/fonts/truetype/${folder}`)),
  },
  { name: 'poppler-utils', isThere: () => Boolean(onPath('pdftotext') && onPath('pdftoppm') && onPath('pdfsig')) },
  { name: 'qpdf', isThere: () => Boolean(onPath('qpdf')) },
  { name: 'mupdf-tools', isThere: () => Boolean(onPath('mutool')) },
  { name: 'openssl', isThere: () => Boolean(onPath('openssl')) },
  { name: 'zbar-tools', isThere: () => Boolean(onPath('zbarimg')) },
  { name: 'softhsm2', isThere: () => Boolean(onPath('softhsm2-util')) },
];

/** Installs what is missing when it may; otherwise says the line to run. */
export async function testTools(logs) {
  const missing = PACKAGES.filter(({ isThere }) => !isThere()).map(({ name }) => name);
  if (missing.length === 0) return 'all there';
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new StepFailure(`these programs are missing: ${missing.join(', ')}`, {
      advice: `run  sudo apt-get update && sudo ${line}  (elsewhere: the same programs from your system's packages), then npm test`,
    });
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const log = join(logs, 'apt.log');
  await command('apt-get', ['update', '-q'], { env, log });
  await command('apt-get', line.split(' ').slice(1), { env, log });
  return `installed ${missing.join(', ')}`;
}
