import { APPENDICES } from '@/domain/codes/appendix';
import type { CheckListing } from '@/domain/documents/check-facts';
import type { Listing } from '@/domain/taxonomy/listing';

const plain = ({ appendix, annotationSymbol, parties, validFrom }: Listing): CheckListing => ({
  appendix,
  annotation: annotationSymbol,
  // Which State asked for it is not in every body of data; then nobody is said to have.
  listedBy: appendix === 'III' && parties.length === 0 ? null : parties,
  firstListedOn: validFrom,
});

/**
 * The listing for specimens of a country. Where populations are listed apart and the country does not tell, the Appendices
 * that it might be in are named, and nothing is decided.
 */
export function listingForOrigin(listings: readonly Listing[], _origin: string | null): CheckListing {
  const [only] = listings;
  if (only === undefined) return { appendix: null, annotation: null, listedBy: null, firstListedOn: null };
  const appendices = APPENDICES.filter((appendix) => listings.some((listing) => listing.appendix === appendix));
  const isWhole = listings.every(({ population }) => population === null);
  const strictest = listings.find((listing) => listing.appendix === appendices[0]) ?? only;
  if (isWhole) return plain(strictest);
  return { ...plain(strictest), possibleAppendices: isComplete(listings) ? appendices : [...appendices, null] };
}

/** Some unit takes all the populations that no other names. */
const isComplete = (listings: readonly Listing[]): boolean =>
  listings.some(({ population, isRemainder }) => population === null || isRemainder);
