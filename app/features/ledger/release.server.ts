import type { Actor } from "../people/actor";
import type { Transaction } from "./ask.server";
import { type Closed, close } from "./close.server";

/** Gives back what is left of reservations, by their keys; all of them, or none. Twice is once. */
export const release = async (
  tx: Transaction,
  actor: Actor,
  keys: readonly string[],
): Promise<Closed> => close(tx, actor.marketplaceId, keys, "voided");
