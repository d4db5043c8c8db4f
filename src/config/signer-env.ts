import { tokenProblem, tokenSetting } from './token-setting';
import { postgres, required, variables } from './variables';

const signerVariables = variables
  .pick({
    PORTAL_MODE: true,
    PORTAL_FORCE: true,
    APP_ORIGIN: true,
    KEYS_DIR: true,
    SIGNER_HOST: true,
    SIGNER_PORT: true,
    TOKEN_MODULE: true,
    TOKEN_LABEL: true,
    TOKEN_PIN: true,
    TOKEN_PIN_FILE: true,
    LOG_LEVEL: true,
  })
  .extend({
    PARTY_CODE: required('the two capital letters of the Party in ISO 3166-1, such as JP').regex(
      /^[A-Z]{2}$/,
      'must be two capital letters',
    ),
    SIGNER_DATABASE_URL: postgres('cites_signer'),
    SIGNER_TOKEN: required('a random text of 32 characters or more (openssl rand -hex 32)').min(32),
  });

/** What a signer of its own reads, and nothing more: neither the portal's way into the register nor its secret is among it. */
export function signerEnv() {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value?.trim()));
  const parsed = signerVariables.safeParse(given);
  const refused = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
  const problems = [...refused, tokenProblem(given)].filter((problem) => problem !== null);
  if (!parsed.success || problems.length > 0)
    throw new Error(`The signer cannot start with this environment:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  const values = parsed.data;
  return {
    mayUseKeyFiles: values.PORTAL_MODE === 'demo' || values.PORTAL_FORCE === '1',
    appOrigin: values.APP_ORIGIN,
    partyCode: values.PARTY_CODE,
    keysDir: values.KEYS_DIR,
    keyToken: tokenSetting(values),
    databaseUrl: values.SIGNER_DATABASE_URL,
    token: values.SIGNER_TOKEN,
    host: values.SIGNER_HOST,
    port: values.SIGNER_PORT,
    logLevel: values.LOG_LEVEL,
  };
}
