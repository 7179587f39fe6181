/** One entry of the history as it is written down and read back. */

/**
 * The text of an entry that is hashed, as SQL over `audit_entry e`: a JSON array of its parts, each a text
 * or null, times in microseconds, `before` and `after` in PostgreSQL's own spelling of jsonb (sorted keys).
 * Sealing and verifying use this one spelling.
 */
export const entryText = `to_json(ARRAY[e.marketplace_id::text, e.id::text,
  (extract(epoch FROM e.at) * 1000000)::int8::text, e.actor_kind, e.actor_id, e.actor_name, e.verb,
  e.thing_kind, e.thing_id, e.before::text, e.after::text, e.request_id,
  e.transaction_id::text])::text`;

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
