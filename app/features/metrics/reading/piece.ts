import type { RecordTrouble } from "~/features/merchants/dataset";

/** One record of a file: as it was read, or why it could not be. `line` counts from 1. */
export type Piece =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly troubles: readonly RecordTrouble[] };
