/** An answer as a fact: an empty text is none. */
export const orNull = (text: string | undefined): string | null => text || null;

/** An answer as a code of a list, or none. */
export const parsed = <T>(
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: T } },
  text: string | undefined,
): T | null => {
  const result = schema.safeParse(text);
  return result.success ? (result.data ?? null) : null;
};
