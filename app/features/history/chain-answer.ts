/** What a verification found, as it is kept and shown. */

export type BreakKind =
  /** The entry does not say what it said when it was sealed. */
  | "changed"
  /** A sealed entry is gone. */
  | "deleted"
  /** An entry stands where none was sealed, or is older than the chain and was never sealed. */
  | "inserted"
  /** Entries of one block stand in another order. */
  | "swapped"
  /** The block does not follow from the one before and its entries. */
  | "block-changed"
  /** Chain and entries agree with each other but not with the checkpoint file. */
  | "rewritten"
  /** The checkpoint file knows blocks the database no longer has. */
  | "tail-cut";
export type Break = {
  readonly kind: BreakKind;
  readonly height: number;
  /** Place in the block, from 1; null where the whole block is meant. */
  readonly position: number | null;
  readonly entryId: string | null;
};
export type Verification = {
  /** Sealed entries that were read and found right, and their blocks. */
  readonly entries: number;
  readonly blocks: number;
  /** Entries that wait for the next sealing. */
  readonly waiting: number;
  /** Blocks that the checkpoint file confirms. */
  readonly confirmed: number;
  /** The first entry or block that is not right; null where everything is. */
  readonly broken: Break | null;
};
export type ChainAnswer = Verification & { readonly at: Date; readonly by: string };
