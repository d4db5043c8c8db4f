/** The permit as paper: what a reader has who holds nothing but the printed sheet. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** A permit that was downloaded, as text and as what its code says. */
export interface Paper {
  readonly text: string;
  /** The text in the square code of the first page, read off the picture of the page. */
  readonly code: string;
}

/** Downloads a PDF as the person signed in, and reads it from a file. */
async function withPdf<Read>(page: Page, address: string, read: (file: string, folder: string) => Read): Promise<Read> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const folder = mkdtempSync(join(tmpdir(), 'permit-'));
  try {
    const file = join(folder, 'permit.pdf');
    writeFileSync(file, await answer.body());
    return read(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const textOf = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });

/** The text of a PDF. */
export const takeText = (page: Page, address: string): Promise<string> => withPdf(page, address, textOf);

/** Downloads a permit's PDF as the person signed in and reads it as a picture and as text. */
export const takePaper = (page: Page, address: string): Promise<Paper> =>
  withPdf(page, address, (file, folder) => {
    execFileSync('pdftoppm', ['-r', '200', '-png', file, join(folder, 'page')]);
    const first =
      readdirSync(folder)
        .filter((name) => name.endsWith('.png'))
        .sort()[0] ?? '';
    const code = execFileSync('zbarimg', ['-q', '--raw', join(folder, first)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return { code, text: textOf(file) };
  });
