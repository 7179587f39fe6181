/** What became of the rows of one batch. Rows that are neither accepted nor conflicts are duplicates. */
export type Written = {
  /** New, or newer than what was there. */
  readonly accepted: number;
  /** Lines of rows that contradict a stored one of the same age; the stored one stays. */
  readonly conflicts: readonly number[];
  /** Stores whose facts may now be others. */
  readonly stores: readonly string[];
};

/** What all statements of a batch are given: `$1`, `$2` and `$3`. */
export type Given = {
  readonly marketplaceId: string;
  readonly zone: string;
  readonly now: Date;
  /** True where the transaction has written a batch before. */
  readonly again: boolean;
};
