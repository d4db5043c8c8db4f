// Rewrites the accepted PDFs after a person has looked at them (test-results/golden-pdf holds old, new and difference).
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'golden', 'tests/golden/pdf'], {
  stdio: 'inherit',
  env: { ...process.env, GOLDEN_ACCEPT: '1' },
});
process.exit(status ?? 1);
