/** One entry of the history as the database gives it for reading aloud: every part a text or absent. */
export type WrittenEntry = {
  readonly marketplaceId: string;
  readonly id: string;
  /** Microseconds since 1970, UTC. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly verb: string;
  readonly thingKind: string;
  readonly thingId: string;
  /** PostgreSQL's own text of the jsonb value: sorted keys, one spelling. */
  readonly before: string | null;
  readonly after: string | null;
  readonly requestId: string | null;
  readonly transactionId: string;
};

/**
 * The text of an entry that is hashed: a JSON array in this order. `seal` lets PostgreSQL write the same
 * text with `to_json` of an array, so that the two can check each other.
 */
export const entryText = (entry: WrittenEntry): string =>
  JSON.stringify([
    entry.marketplaceId,
    entry.id,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.verb,
    entry.thingKind,
    entry.thingId,
    entry.before,
    entry.after,
    entry.requestId,
    entry.transactionId,
  ]);

export type WrittenBlock = {
  readonly height: number;
  readonly entryCount: number;
  /** The first transaction that is not in this block. */
  readonly uptoTransaction: string;
  /** Milliseconds since 1970, UTC. */
  readonly sealedAt: string;
};

/** What a block's hash covers besides the hash before and its entries' hashes. */
export const blockText = (block: WrittenBlock): string =>
  [block.height, block.entryCount, block.uptoTransaction, block.sealedAt].join(" ");
