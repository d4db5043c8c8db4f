/** Where an application stands for the one who made it: something to do, with the office, a document to use, or over. */
export const SHELVES = ['needs-you', 'with-us', 'issued', 'closed'] as const;
export type Shelf = (typeof SHELVES)[number];
