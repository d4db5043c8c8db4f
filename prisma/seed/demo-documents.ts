// Papers of Exampleland: small PDFs that say what they stand for, sent through the portal's own service like anybody's.
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { DocumentKind } from '../../src/domain/evidence/document-kinds';
import type { Problem } from '../../src/domain/shared/problem';
import type { Result } from '../../src/domain/shared/result';
import type { ServiceContext } from '../../src/services/context';
import { attachDocument } from '../../src/services/evidence/attach-document';

/** A document of a scene: what it proves, and its file's name. */
export type SceneDocument = readonly [kind: DocumentKind, name: string];

async function paper(title: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  // The same paper has the same bytes, whenever it is made, so that its second use is recognised.
  pdf.setCreationDate(new Date(0));
  pdf.setModificationDate(new Date(0));
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.addPage([420, 595]).drawText(`${title}\nExampleland, demonstration only`, { x: 40, y: 520, size: 14, lineHeight: 22, font });
  return pdf.save();
}

/** Sends the documents of a scene with its application. */
export async function sendSceneDocuments(reference: string, documents: readonly SceneDocument[], trader: ServiceContext): Promise<void> {
  for (const [kind, name] of documents) {
    const file = { name, bytes: await paper(name) };
    const sent: Result<unknown, Problem> = await attachDocument({ reference, kind, purpose: 'draft', note: null, file }, trader);
    if (!sent.ok) throw new Error(`The demonstration could not send "${name}": ${JSON.stringify(sent.problem)}`);
  }
}
