/** One walk along a chain: each entry as it comes by, each block when its last entry has come. */
import { createHash, hash as hashOf } from "node:crypto";
import type { Break } from "./chain-answer";
import type { Checkpoint } from "./checkpoint.server";
import { blockText, type WrittenBlock } from "./entry";

export type Block = WrittenBlock & { readonly previousHash: Buffer; readonly hash: Buffer };
export type SealedEntry = {
  readonly height: number;
  readonly position: number;
  readonly entryId: string;
  readonly entryHash: Buffer;
  /** What the entry says now; null where it is gone. */
  readonly text: string | null;
  readonly transactionId: string | null;
};

/** Answers with the first thing that is not right, or null to go on. */
export class ChainWalk {
  entries = 0;
  private block = 0;
  private position = 0;
  private sum = createHash("sha256");
  private previous: SealedEntry | null = null;

  constructor(
    private readonly blocks: readonly Block[],
    private readonly checkpoints: ReadonlyMap<number, Checkpoint>,
  ) {
    this.begin();
  }

  get finished(): number {
    return this.block;
  }

  private begin(): void {
    const block = this.blocks[this.block];
    this.position = 0;
    this.previous = null;
    this.sum = createHash("sha256");
    if (block === undefined) return;
    this.sum.update(this.blocks[this.block - 1]?.hash ?? hashOf("sha256", "", "buffer"));
    this.sum.update(blockText(block));
  }

  /** The end of the block that is being read. */
  private close(block: Block): Break | null {
    const whole = { height: block.height, position: null, entryId: null };
    const confirmed = this.checkpoints.get(block.height);
    const hash = this.sum.digest();
    if (!hash.equals(block.hash)) return { kind: "block-changed", ...whole };
    if (confirmed !== undefined && confirmed.hash !== hash.toString("hex"))
      return { kind: "rewritten", ...whole };
    this.block += 1;
    this.begin();
    return null;
  }

  take(sealed: SealedEntry): Break | null {
    const block = this.blocks[this.block];
    const { height, position, entryId } = sealed;
    if (block !== undefined && block.height !== this.block + 1)
      return { kind: "deleted", height: this.block + 1, position: null, entryId: null };
    if (block === undefined || height !== block.height || position !== this.position + 1)
      return this.gapBefore(sealed, block);
    if (sealed.text === null) return { kind: "deleted", height, position, entryId };
    const hash = hashOf("sha256", sealed.text, "buffer");
    if (!hash.equals(sealed.entryHash)) return { kind: "changed", height, position, entryId };
    if (this.previous !== null && !inOrder(this.previous, sealed))
      return { kind: "swapped", height, position, entryId };
    this.sum.update(hash);
    this.previous = sealed;
    this.position = position;
    this.entries += 1;
    return position === block.entryCount ? this.close(block) : null;
  }

  private gapBefore(sealed: SealedEntry, block: Block | undefined): Break {
    const { height, position, entryId } = sealed;
    const lies = block === undefined || height < block.height;
    if (lies || (height === block.height && position <= this.position))
      return { kind: "inserted", height, position, entryId };
    return { kind: "deleted", height: block.height, position: this.position + 1, entryId: null };
  }

  /** What is missing after the last entry. */
  end(): Break | null {
    const block = this.blocks[this.block];
    if (block !== undefined)
      return { kind: "deleted", height: block.height, position: this.position + 1, entryId: null };
    const last = this.blocks.at(-1)?.height ?? 0;
    const beyond = [...this.checkpoints.keys()].filter((height) => height > last);
    if (beyond.length === 0) return null;
    return { kind: "tail-cut", height: Math.min(...beyond), position: null, entryId: null };
  }
}

function inOrder(before: SealedEntry, after: SealedEntry): boolean {
  if (before.transactionId === after.transactionId) return before.entryId < after.entryId;
  return BigInt(before.transactionId ?? 0) < BigInt(after.transactionId ?? 0);
}
