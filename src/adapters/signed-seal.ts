import 'server-only';
import type { PdfSealer, Signer } from '@/services/ports';
import { sealPdf } from './pdf-sealer';

/** Seals with the key that the signer has in use for seals, wherever that key lies. */
export const signedSeal = (signer: Pick<Signer, 'keyInUse' | 'sign'>): PdfSealer => ({
  seal: async (pdf, statement) => {
    const { kid, certificateChain } = await signer.keyInUse('seal');
    return sealPdf(pdf, { certificateChain, sign: (bytes) => signer.sign(kid, bytes), ...statement });
  },
});
