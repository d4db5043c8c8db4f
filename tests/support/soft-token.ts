/** A token of software (SoftHSM) in a folder of its own, for whoever tests what signs with one. Only one at a time in a process. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TokenSetting } from '@/config/token-setting';

const FOLDERS = ['/usr/lib', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/local/lib', '/opt/homebrew/lib'];
const LABEL = 'cites-test';
const PIN = '271828';

export function softToken() {
  const module = FOLDERS.map((folder) => join(folder, 'softhsm/libsofthsm2.so')).find(existsSync);
  if (!module) throw new Error('SoftHSM is missing: install softhsm2');
  const home = mkdtempSync(join(tmpdir(), 'cites-token-'));
  const tokens = join(home, 'tokens');
  mkdirSync(tokens);
  const configuration = join(home, 'softhsm2.conf');
  writeFileSync(configuration, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const pinFile = join(home, 'pin');
  writeFileSync(pinFile, `${PIN}\n`, { mode: 0o600 });
  // The library reads it from the environment of its process.
  process.env.SOFTHSM2_CONF = configuration;
  execFileSync('softhsm2-util', ['--init-token', '--free', '--label', LABEL, '--pin', PIN, '--so-pin', '31415926']);
  const [slot = ''] = readdirSync(tokens);
  const setting: TokenSetting = { module, label: LABEL, pin: null, pinFile };
  return {
    setting,
    home,
    variables: { TOKEN_MODULE: module, TOKEN_LABEL: LABEL, TOKEN_PIN_FILE: pinFile },
    writePin: (pin = PIN) => writeFileSync(pinFile, pin),
    takeOut: () => renameSync(join(tokens, slot), join(home, slot)),
    putBack: () => renameSync(join(home, slot), join(tokens, slot)),
    remove: () => {
      rmSync(home, { recursive: true, force: true });
      delete process.env.SOFTHSM2_CONF;
    },
  };
}
