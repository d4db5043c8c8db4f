import 'server-only';
import { keyFileStore } from './adapters/key-files';
import { tokenKeyStore } from './adapters/token/token-keys';
import { signerEnv } from './config/signer-env';
import { openSigningRegister } from './data/signing-register';
import { localSigner } from './services/signing/local-signer';

/**
 * A signer of its own: the keys and the signer's role, and nothing of the portal. It alone opens a token, whose library is foreign
 * code in this process: the portal never loads it.
 */
export function signerInstallation() {
  const { mayUseKeyFiles, keysDir, keyToken, databaseUrl, partyCode, appOrigin, token, host, port, logLevel } = signerEnv();
  const signer = localSigner({
    register: openSigningRegister(databaseUrl),
    keys: keyToken ? tokenKeyStore(keyToken, keysDir) : keyFileStore(keysDir, mayUseKeyFiles),
    party: partyCode,
    appOrigin,
  });
  return { signer, token, host, port, logLevel };
}
