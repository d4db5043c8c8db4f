import { detailsInput } from '../../account/_parts/details-input';

/** What the form about an organisation sends. */
export const organisationInput = detailsInput.omit({ name: true, latinName: true, kind: true });
