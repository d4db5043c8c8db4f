import { layOutWith } from '../2026-01/edition';
import { crossingPages } from './crossing-sheet';

/** The form of January 2026, and a sheet for the stamps of every crossing with a document that serves for several. */
export const layOut = layOutWith(crossingPages);
