import type { Words } from "~/values/words";

/** A version as the merchants it concerns read it. */
export type ProgramChange = {
  readonly number: number;
  readonly publishedAt: Date;
  /** The version the program began with. */
  readonly first: boolean;
  /** One sentence per condition that moved, came or went. */
  readonly sentences: readonly Words[];
};
