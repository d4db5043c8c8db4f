import { describe, expect, it } from 'vitest';
import { actionShape, clientDirective, environmentDoor, pageShape, routeShape } from './support/shapes';
import { inWords, type Source, sources, type Violation } from './support/source';

const code = /\.tsx?$/;
const all = (matching: RegExp, check: (source: Source) => Violation[]) => inWords(sources('src', matching).flatMap(check));
const planted = (check: (source: Source) => Violation[], path: string, text: string) => check({ path, text });

describe('the environment', () => {
  it('has one door a process, in src/config', () => {
    expect(all(code, environmentDoor)).toEqual([]);
  });

  it('is guarded: a second door is caught', () => {
    expect(planted(environmentDoor, 'src/ui/a.ts', 'export const a = process.env.A;')).toHaveLength(1);
    expect(planted(environmentDoor, 'src/config/env.ts', 'export const a = process.env.A;')).toEqual([]);
  });
});

describe('what runs in the browser', () => {
  it('says so in its name', () => {
    expect(all(code, clientDirective)).toEqual([]);
  });

  it('is caught under another name, and so is a name without the directive', () => {
    expect(planted(clientDirective, 'src/ui/a.tsx', "'use client';\nexport const a = 1;")).toHaveLength(1);
    expect(planted(clientDirective, 'src/ui/a.client.tsx', 'export const a = 1;')).toHaveLength(1);
    expect(planted(clientDirective, 'src/ui/a.client.tsx', "'use client';\nexport const a = 1;")).toEqual([]);
  });
});

describe('pages', () => {
  it('are all made by definePage', () => {
    expect(all(/^src\/app\/(.*\/)?page\.tsx$/, pageShape)).toEqual([]);
  });

  it('are caught when made by hand', () => {
    expect(planted(pageShape, 'src/app/apply/page.tsx', 'export default function Page() { return null; }')).toHaveLength(1);
    expect(planted(pageShape, 'src/app/apply/page.tsx', 'export const a = 1;')).toHaveLength(1);
    expect(planted(pageShape, 'src/app/apply/page.tsx', 'export default definePage({});')).toEqual([]);
    expect(planted(pageShape, 'src/app/apply/page.tsx', 'const Page = definePage({});\nexport default Page;')).toEqual([]);
  });
});

describe('route handlers', () => {
  it('are all made by defineRoute or definePublicPage', () => {
    expect(all(/^src\/app\/(.*\/)?route\.tsx?$/, routeShape)).toEqual([]);
  });

  it('are caught when made by hand', () => {
    expect(planted(routeShape, 'src/app/api/a/route.ts', 'export async function GET() {}')).toHaveLength(1);
    expect(planted(routeShape, 'src/app/api/a/route.ts', 'export const GET = () => 1;')).toHaveLength(1);
    expect(planted(routeShape, 'src/app/api/a/route.ts', "export { GET } from './b';")).toHaveLength(1);
    expect(
      planted(routeShape, 'src/app/api/a/route.ts', "export const dynamic = 'force-dynamic';\nexport const GET = defineRoute({});"),
    ).toEqual([]);
    expect(planted(routeShape, 'src/app/api/auth/[...nextauth]/route.ts', 'export const { GET, POST } = handlers;')).toEqual([]);
  });
});

describe('server actions', () => {
  it('are all made by defineAction', () => {
    expect(all(/\.action\.ts$/, actionShape)).toEqual([]);
  });

  it('are caught when made by hand', () => {
    expect(planted(actionShape, 'src/app/apply/a.action.ts', "'use server';\nexport async function a() {}")).toHaveLength(1);
    expect(planted(actionShape, 'src/app/apply/a.action.ts', 'export const a = defineAction({});')).toHaveLength(1);
    expect(planted(actionShape, 'src/app/apply/a.action.ts', "'use server';\nexport const a = defineAction({});")).toEqual([]);
  });
});
