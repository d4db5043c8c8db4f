/** The token that holds the signing keys (PKCS #11): its vendor's library, its label, and its PIN, given or in a file. */
export interface TokenSetting {
  readonly module: string;
  readonly label: string;
  readonly pin: string | null;
  readonly pinFile: string | null;
}

interface Given {
  readonly TOKEN_MODULE?: string | undefined;
  readonly TOKEN_LABEL?: string | undefined;
  readonly TOKEN_PIN?: string | undefined;
  readonly TOKEN_PIN_FILE?: string | undefined;
}

/** The variables of a token. */
export const TOKEN_VARIABLES = ['TOKEN_MODULE', 'TOKEN_LABEL', 'TOKEN_PIN', 'TOKEN_PIN_FILE'] as const;

/** What is wrong between the variables of a token, or null. */
export function tokenProblem(given: Given): string | null {
  if (TOKEN_VARIABLES.every((name) => given[name] === undefined)) return null;
  const hasOnePin = (given.TOKEN_PIN === undefined) !== (given.TOKEN_PIN_FILE === undefined);
  if (given.TOKEN_MODULE !== undefined && given.TOKEN_LABEL !== undefined && hasOnePin) return null;
  return 'TOKEN_MODULE, TOKEN_LABEL and one of TOKEN_PIN and TOKEN_PIN_FILE go together: set the three to sign with a token, or none';
}

/** The token, or null where there is none. */
export const tokenSetting = ({
  TOKEN_MODULE: module,
  TOKEN_LABEL: label,
  TOKEN_PIN: pin,
  TOKEN_PIN_FILE: pinFile,
}: Given): TokenSetting | null => (module && label ? { module, label, pin: pin ?? null, pinFile: pinFile ?? null } : null);
