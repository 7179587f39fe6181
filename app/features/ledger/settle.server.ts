import type { Actor } from "../people/actor";
import type { Transaction } from "./ask.server";
import type { Settlement } from "./transfer";
import { settlementWishes } from "./wish";
import { writeSettlements } from "./write.server";
import type { Posted, PostRefusal, ReservationRefusal } from "./written";

/** Posts money that was reserved, a part or all that is left; at most once per reservation and call. */
export const settle = async (
  tx: Transaction,
  actor: Actor,
  settlements: readonly Settlement[],
): Promise<Posted<PostRefusal | ReservationRefusal>> =>
  writeSettlements(tx, actor, settlementWishes(settlements));
