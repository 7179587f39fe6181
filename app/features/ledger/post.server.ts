import type { Actor } from "../people/actor";
import type { Transaction } from "./ask.server";
import type { Transfer } from "./transfer";
import { transferWishes } from "./wish";
import { writeTransfers } from "./write.server";
import type { Posted } from "./written";

/**
 * Writes transfers, each seeing those before it; all of them, or none. The accounts stay locked until the
 * caller's transaction ends, so it posts once, late, and everything in that one call.
 */
export const post = async (
  tx: Transaction,
  actor: Actor,
  transfers: readonly Transfer[],
): Promise<Posted> => writeTransfers(tx, actor, transferWishes(transfers));
