/** A file that cannot be read as records at all; single bad lines are no such trouble. */
export type UnreadableBecause =
  | "not-gzip"
  | "bomb"
  | "line-too-long"
  | "not-lines"
  | "header"
  | "not-csv";

export class Unreadable extends Error {
  constructor(
    readonly because: UnreadableBecause,
    /** One English sentence for the sender. */
    readonly sentence: string,
  ) {
    super(sentence);
  }
}
