/** The header: slim on a phone, open on a desk; the same on React pages and on public ones, with and without scripts. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../people';

for (const address of ['/office/queue', '/verify'])
  test(`on a small phone the header of ${address} takes little room, and its links stand behind one word`, async ({
    as,
    javaScriptEnabled,
  }) => {
    const page = await as('officer');
    await page.setViewportSize({ width: 320, height: 640 });
    for (const language of ['en', 'fr', 'es']) {
      await page.goto(`${address}?lang=${language}`);
      const main = await page.locator('main').boundingBox();
      expect(main?.y, language).toBeLessThanOrEqual(120);
      await expect(page.locator('.sections a').first()).toBeHidden();
      await page.locator('.menu > summary').click();
      for (const links of ['.sections', '.languages', '.account']) await expect(page.locator(links).first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      // Axe is a script.
      if (javaScriptEnabled !== false) expect((await new AxeBuilder({ page }).include('.site-header').analyze()).violations).toEqual([]);
    }
  });

test('on a desk the links of the header are in sight', async ({ as }) => {
  const page = await as('officer');
  for (const address of ['/office/queue?lang=en', '/verify?lang=en']) {
    await page.goto(address);
    await expect(page.locator('.menu > summary')).toBeHidden();
    for (const links of ['.sections', '.languages', '.account']) await expect(page.locator(links).first()).toBeVisible();
  }
});
