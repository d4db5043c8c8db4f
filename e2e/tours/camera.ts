/** The pictures of a tour: what each page showed, small enough to be kept in the repository. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

/** Takes the pictures of one tour in one language, numbered as they come. */
export interface Camera {
  readonly take: (page: Page, name: string) => Promise<void>;
}

const FOLDER = 'docs/tours';
const SMALL = { quality: 45, effort: 6, smartSubsample: true } as const;

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
      await sharp(picture)
        .webp(SMALL)
        .toFile(`${folder}/${language}-${String(taken).padStart(2, '0')}-${name}.webp`);
    },
  };
}
