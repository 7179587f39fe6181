import type { Actor } from "../people/actor";
import type { Transaction } from "./ask.server";
import type { Reservation } from "./transfer";
import { reservationWishes } from "./wish";
import { writeTransfers } from "./write.server";
import type { Posted } from "./written";

/** Puts money aside: nobody else can spend it, and it is not yet spent. All reservations, or none. */
export const reserve = async (
  tx: Transaction,
  actor: Actor,
  reservations: readonly Reservation[],
): Promise<Posted> => writeTransfers(tx, actor, reservationWishes(reservations));
