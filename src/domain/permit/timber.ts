/**
 * Timber whose permit may be prolonged once: specimens of an Appendix II or III listing by logs, sawn wood and veneer sheets
 * (50 CFR 23.73; Interpretation of the Appendices, 7). #10 covers every part since CoP19 and is no longer such a listing.
 */
const TIMBER_ANNOTATIONS = ['#5', '#6', '#11', '#12', '#17'];
const TIMBER_TERMS = ['LOG', 'SAW', 'VEN'];

/** Whether a line is such timber. */
export const isExtendableTimber = (annotation: string | null, term: string | null): boolean =>
  TIMBER_ANNOTATIONS.includes(annotation ?? '') && TIMBER_TERMS.includes(term ?? '');
