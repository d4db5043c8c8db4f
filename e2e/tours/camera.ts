/** The pictures of a tour: what each page showed, small enough to be kept in the repository. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

/** Takes the pictures of one tour in one language, numbered as they come. */
export interface Camera {
  readonly take: (page: Page, name: string) => Promise<void>;
}

const FOLDER = 'docs/tours';
/** Wide enough to be read, and of a long page the beginning: three hundred pictures stay below six megabytes. */
const WIDEST = 480;
const TALLEST = 1400;
const SMALL = { quality: 30, effort: 6 } as const;

async function small(picture: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .resize({ width: WIDEST, withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const region = { left: 0, top: 0, width: info.width, height: Math.min(info.height, TALLEST) };
  return sharp(data).extract(region).webp(SMALL).toBuffer();
}

/** `npm run tours` keeps pictures; a test takes none, which is most of what it would cost. */
export function camera(tour: string, language: string): Camera {
  if (!process.env.TOUR_PICTURES) return { take: () => Promise.resolve() };
  const folder = `${FOLDER}/${tour}`;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) if (old.startsWith(`${language}-`)) rmSync(`${folder}/${old}`);
  let taken = 0;
  return {
    async take(page, name) {
      taken += 1;
      const picture = await page.screenshot({ fullPage: true, animations: 'disabled' });
      writeFileSync(`${folder}/${language}-${String(taken).padStart(2, '0')}-${name}.webp`, await small(picture));
    },
  };
}
