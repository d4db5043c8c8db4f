/** What a refused form comes back with: words for the reader and what the reader typed, never internals or ids to trust. */
export interface FormState {
  /** One sentence on what happened, or null before the first post. */
  readonly summary: string | null;
  /** More sentences, such as each rule that is not met. */
  readonly messages: readonly string[];
  /** Field name → what is wrong with it, in the reader's language. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** Field name → what was typed; passwords and files are left out. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Counts the posts, so that a second refusal is announced like the first. */
  readonly attempt: number;
  /** The page was older than what it would have changed: the reader may look at the newest version instead. */
  readonly isStale: boolean;
  /** The reader's passkey is asked before the form is sent again: nothing was refused. */
  readonly passkey: { readonly challenge: string; readonly options: string } | null;
}

/** Before anything was sent. */
export const EMPTY_FORM_STATE: FormState = {
  summary: null,
  messages: [],
  fieldErrors: {},
  values: {},
  attempt: 0,
  isStale: false,
  passkey: null,
};

/** What is wrong with a form before it was sent itself. */
export interface RefusedBefore {
  readonly title: string;
  readonly detail: string;
  readonly messages: readonly string[];
}

/** What `defineAction` makes and `ActionForm` takes. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
