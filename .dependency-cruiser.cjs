/**
 * The import law: who may know whom. Everything points down, and `domain` points nowhere.
 * At error level, with no list of old sins; docs/architecture.md draws it.
 */
const layer = (name) => `^src/${name}/`;
const root = '^src/(signer-)?composition\\.ts$'; // judged by their own rules below
const only = (name, allowed, comment) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment,
  from: { path: layer(name) },
  to: { path: '^src/', pathNot: [layer(name), ...allowed.map(layer), root] },
});
const audiences = '^src/app/(apply|office|customs|verify)/';

module.exports = {
  forbidden: [
    only('domain', [], 'The law of the portal: no framework, no database, no clock. Load facts in a service, then decide here.'),
    only('data', ['domain', 'config'], 'Stores and loads what the domain defines.'),
    only('pdf', ['domain', 'qr', 'i18n'], 'Draws an issued document; decides nothing.'),
    only('qr', ['domain', 'config'], 'What is scanned, and how it is drawn.'),
    only('exchange', ['domain'], 'Permits in and out as XML.'),
    only('reports', ['domain', 'i18n'], 'Trade records as the Secretariat wants them.'),
    only('services', ['domain', 'data', 'pdf', 'qr', 'exchange', 'reports', 'config', 'i18n'], 'Use cases; no React, no Next.'),
    only('auth', ['domain', 'data', 'config'], 'Who is asking.'),
    only('jobs', ['domain', 'services', 'config'], 'Services on a clock.'),
    only('ui', ['domain', 'i18n'], 'Components that know no service.'),
    only('i18n', ['domain'], 'Words.'),
    only('config', [], 'The environment, read once.'),
    only('app', ['domain', 'services', 'auth', 'ui', 'i18n', 'config'], 'Four audiences; no Prisma, no drawing.'),
    {
      name: 'domain-packages',
      severity: 'error',
      comment: 'zod is the only package the domain may know.',
      from: { path: layer('domain') },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'core'], pathNot: ['node_modules/zod/'] },
    },
    {
      name: 'prisma-only-in-data',
      severity: 'error',
      comment: 'Ask a repository.',
      from: { path: '^src/', pathNot: layer('data') },
      to: { path: '(@prisma/client|data/generated|node_modules/(prisma|pg)/)' },
    },
    {
      name: 'next-only-at-the-edge',
      severity: 'error',
      comment: 'Services and below do not know they live in Next.',
      from: {
        path: '^src/',
        pathNot: [layer('app'), layer('auth'), layer('ui'), '^src/(proxy|instrumentation)', '^src/i18n/request\\.ts$'],
      },
      to: { path: 'node_modules/(next|react|react-dom|next-auth)/' },
    },
    {
      name: 'next-auth-behind-one-file',
      severity: 'error',
      comment: 'The rest sees currentActor(), so that sign-in can be replaced.',
      from: { path: '^src/', pathNot: ['^src/auth/', '^src/app/api/auth/'] },
      to: { path: 'node_modules/(next-auth|@auth)/' },
    },
    {
      name: 'adapters-imports',
      severity: 'error',
      comment: 'An adapter knows its port, not the use case.',
      from: { path: layer('adapters') },
      to: { path: '^src/', pathNot: [layer('adapters'), layer('domain'), layer('config'), '^src/services/ports\\.ts$'] },
    },
    {
      name: 'adapters-only-from-composition',
      severity: 'error',
      comment: 'Take the port from the ServiceContext.',
      from: { path: '^src/', pathNot: [root, layer('adapters')] },
      to: { path: layer('adapters') },
    },
    {
      name: 'who-may-compose',
      severity: 'error',
      comment: 'Only app/_kit and jobs make a ServiceContext.',
      from: { path: '^src/', pathNot: ['^src/app/_kit/', layer('jobs')] },
      to: { path: root },
    },
    {
      name: 'client-stays-light',
      severity: 'error',
      comment: 'What reaches the browser: ui, words, code lists, actions.',
      from: { path: '\\.client\\.tsx$' },
      to: {
        path: '^src/',
        pathNot: ['^src/(ui|i18n)/', '^src/domain/(codes|shared)/', '\\.(action\\.ts|client\\.tsx)$', '^src/app/_kit/form-state\\.ts$'],
      },
    },
    {
      name: 'audiences-are-apart',
      severity: 'error',
      comment: 'apply, office, customs and verify never import one another; what two share is ui or a service.',
      from: { path: audiences },
      to: { path: audiences, pathNot: '^src/app/$1/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'Tests may import anything; nothing imports tests.',
      from: { path: '^src/' },
      to: { path: '^(tests|e2e|scripts)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolves',
      severity: 'error',
      comment: 'A misspelt import escapes every other rule.',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/data/generated'] },
    exclude: { path: '\\.css$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
