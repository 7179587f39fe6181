/** What is wrong with one field. `message` is an English sentence and its own translation id. */
export type FieldTrouble = {
  /** The input's `name`; empty for the form as a whole. */
  readonly field: string;
  readonly message: string;
  /** What the sentence's placeholders stand for, such as `{minimum}`. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** The sentence fits any field ("This cannot be empty"), so a list of troubles says which one. */
  readonly general?: true;
};

/** A form that was not accepted: what is wrong, and what was typed, to show it again. */
export type FormFailure = {
  readonly ok: false;
  readonly errors: readonly FieldTrouble[];
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Set where the page only asked to re-check this field. */
  readonly checked?: string;
};

/** Hidden inputs every form carries; their names never clash with a field's. */
export const formKeyName = "_key";
export const formCheckName = "_check";
