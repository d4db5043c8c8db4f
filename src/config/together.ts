import { TOKEN_VARIABLES, tokenProblem } from './token-setting';

type Given = Readonly<Record<string, string | undefined>>;

const BUCKET = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];

const someButNotAll = (given: Given, names: readonly string[]): boolean =>
  names.some((name) => given[name] !== undefined) && names.some((name) => given[name] === undefined);

/** What is wrong between variables, and which ones it is about. */
export interface TogetherProblem {
  readonly names: readonly string[];
  readonly message: string;
}

/** Variables that mean something only together, or only one without the other; told by presence alone, so that one reading names all. */
export function togetherProblems(given: Given): TogetherProblem[] {
  const found: TogetherProblem[] = [];
  if (someButNotAll(given, BUCKET))
    found.push({
      names: BUCKET,
      message:
        'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together: set all four to keep files in a bucket, or none to keep them in FILES_DIR',
    });
  if (someButNotAll(given, ['SMTP_URL', 'MAIL_FROM']))
    found.push({
      names: ['SMTP_URL', 'MAIL_FROM'],
      message: 'SMTP_URL and MAIL_FROM go together: set both to send mail, or neither to keep it where an administrator reads it',
    });
  if (!given.SIGNER_URL && !given.SIGNER_DATABASE_URL)
    found.push({
      names: ['SIGNER_DATABASE_URL', 'SIGNER_URL'],
      message:
        'SIGNER_DATABASE_URL is missing: set it to postgresql://cites_signer:PASSWORD@HOST:5432/cites, or set SIGNER_URL where the signer is a process of its own',
    });
  if (given.SIGNER_URL && given.SIGNER_DATABASE_URL)
    found.push({
      names: ['SIGNER_DATABASE_URL', 'SIGNER_URL'],
      message:
        'SIGNER_URL or SIGNER_DATABASE_URL: set the first where the signer is a process of its own, the second where the portal signs by itself',
    });
  if (given.SIGNER_URL && !given.SIGNER_TOKEN)
    found.push({
      names: ['SIGNER_URL', 'SIGNER_TOKEN'],
      message: 'SIGNER_TOKEN is missing: set it to the random text that the signer at SIGNER_URL was given',
    });
  const token = tokenProblem(given);
  if (token) found.push({ names: TOKEN_VARIABLES, message: token });
  else if (given.TOKEN_MODULE && !given.SIGNER_URL)
    found.push({
      names: [...TOKEN_VARIABLES, 'SIGNER_URL'],
      message:
        'SIGNER_URL is missing: a token is opened by a signer of its own (npm run signer), never by the portal; set it to where that listens',
    });
  return found;
}
