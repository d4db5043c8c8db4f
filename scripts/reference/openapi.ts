/** What the portal answers to machines, as OpenAPI 3.1: made of the schemas that the answers themselves are held to. */
import { z } from 'zod';
import { signedKeyList } from '@/domain/keys/key-list';
import { signedTrustList } from '@/domain/keys/trust-list';
import { fileAnswer, machineAnswer, scannedAnswer } from '@/domain/verification/machine-answer';
import { CREDENTIAL_TYPE } from '@/domain/verification/permit-credential';
import { signedStatusList } from '@/domain/verification/status-list';

/** RFC 9457, with what the portal adds. */
const problem = z.object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string().optional() });

/** The result of the questions, or the questions that are still open. */
const documentAnswer = z.object({
  checkedOn: z.iso.date(),
  speciesListOf: z.unknown().describe('Until when the species lists that were asked are known to be complete'),
  answers: z.record(z.string(), z.unknown()),
  outcome: z.string().nullable().describe('Null while a question is open; `next` then has the questions'),
});

const SCHEMAS = {
  CheckAnswer: machineAnswer,
  ScannedCheckAnswer: scannedAnswer,
  FileCheckAnswer: fileAnswer,
  DocumentAnswer: documentAnswer,
  KeyList: signedKeyList,
  StatusList: signedStatusList,
  TrustList: signedTrustList,
  Problem: problem,
} as const;
type SchemaName = keyof typeof SCHEMAS;

const content = (type: string, name: SchemaName) => ({ [type]: { schema: { $ref: `#/components/schemas/${name}` } } });
const answered = (description: string, name: SchemaName, type = 'application/json') => ({ description, content: content(type, name) });
const refused = (description: string) => ({ description, content: content('application/problem+json', 'Problem') });
const inPath = (name: string, description: string, pattern: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', pattern },
});
const TOO_MANY = { '429': refused('Too many wrong answers from one address or for one number; Retry-After says how long to wait') };
const NEGOTIATED = 'Ask with `Accept: application/json`; every other reader is given HTML.';

const paths = {
  '/V/{code}': {
    get: {
      operationId: 'checkScannedCode',
      summary: 'Check a permit by the text of its square code',
      description: `${NEGOTIATED} A code that is none is answered with the verdict MALFORMED and status 200.`,
      parameters: [inPath('code', 'What follows /V/ in the square code', '^[A-Z2-7]{20,1900}$')],
      responses: {
        '200': {
          description: 'The verdict; or, where it is GENUINE and `Accept: application/vc+jwt` asks for it, the permit as a W3C credential',
          content: { ...content('application/json', 'ScannedCheckAnswer'), [CREDENTIAL_TYPE]: { schema: { type: 'string' } } },
        },
        '404': refused('A credential was asked for, and this portal gives none'),
        '409': refused('A credential was asked for of a permit that is not genuine and usable today'),
        ...TOO_MANY,
      },
    },
  },
  '/v/{number}/{checkCode}': {
    get: {
      operationId: 'checkTypedNumber',
      summary: 'Check a permit by its number and check code',
      description: `${NEGOTIATED} One answer, UNKNOWN, for every reason for which number and code do not belong together.`,
      parameters: [
        inPath('number', 'The number, with - for /', '^\\d{2}[A-Z]{2}\\d{6}-[A-Z]{2}$'),
        inPath('checkCode', 'Twelve characters beside the square code', '^[0-9A-Z-]{12,14}$'),
      ],
      responses: { '200': answered('The verdict', 'CheckAnswer'), ...TOO_MANY },
    },
  },
  '/verify/file': {
    post: {
      operationId: 'checkFile',
      summary: 'Check the PDF of a permit: its seal, and every word against the register',
      description: `${NEGOTIATED} Sent from a page of the portal, or with its origin in the header \`Origin\`. The file is kept nowhere.`,
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', contentMediaType: 'application/pdf' } } },
          },
        },
      },
      responses: { '200': answered('The verdict', 'FileCheckAnswer'), '422': refused('Not a PDF, or too large'), ...TOO_MANY },
    },
  },
  '/check': {
    get: {
      operationId: 'whichDocument',
      summary: 'Which documents a movement of specimens needs',
      description: `${NEGOTIATED} Without an answer to a question, \`next\` has the questions that are open and the answers they take.`,
      responses: { '200': answered('The documents, or the next questions', 'DocumentAnswer'), '422': refused('An answer that cannot be') },
    },
  },
  '/.well-known/cites-keys.json': {
    get: {
      operationId: 'keys',
      summary: 'The keys of this Party under the signature of its offline root',
      responses: { '200': answered('The list', 'KeyList', 'application/jwk-set+json'), '404': refused('No list was published yet') },
    },
  },
  '/.well-known/cites-status/{year}': {
    get: {
      operationId: 'states',
      summary: 'The states of the permits of a year, two bits each',
      parameters: [inPath('year', 'The two digits of the year', '^\\d{2}$')],
      responses: { '200': answered('The list', 'StatusList'), '404': refused('No permit has a number of that year') },
    },
  },
  '/.well-known/cites-trust.json': {
    get: {
      operationId: 'trust',
      summary: 'The other Parties whose keys this Party trusts, with their lists',
      responses: { '200': answered('The list', 'TrustList'), '404': refused('No other Party was ever trusted') },
    },
  },
  '/.well-known/did.json': {
    get: {
      operationId: 'did',
      summary: 'Who this portal is to a verifier of credentials (did:web), and the keys under which it attests',
      responses: { '200': { description: 'The DID document', content: { 'application/did+json': { schema: { type: 'object' } } } } },
    },
  },
};

/** The document, as a text that is the same for the same schemas. */
export function openApiText(): string {
  const schemas = Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', target: 'draft-2020-12' });
      return [name, shape];
    }),
  );
  const info = {
    title: 'CITES permit portal: checks and lists for machines',
    version: '1',
    description: 'What anybody may ask without an account. No address of a person is ever in an answer; lists carry their own signatures.',
  };
  return `${JSON.stringify({ openapi: '3.1.0', info, servers: [{ url: '/' }], paths, components: { schemas } }, null, 2)}\n`;
}
