/** A place to go. `group` says what kind of thing it is. */
export type Command = {
  readonly key: string;
  readonly label: string;
  readonly to: string;
  readonly group?: string;
};
