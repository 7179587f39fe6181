/** A payer's bank takes a payment back, or asks about it. An inquiry moves no money. */
export const disputeStates = ["INQUIRY", "OPEN", "WON", "LOST", "CLOSED"] as const;
export type DisputeState = (typeof disputeStates)[number];

/** From the provider's status; `prevented` and closed inquiries end without money having moved. */
export function disputeState(status: string): DisputeState {
  if (status === "warning_closed" || status === "prevented") return "CLOSED";
  if (status.startsWith("warning_")) return "INQUIRY";
  if (status === "won") return "WON";
  return status === "lost" ? "LOST" : "OPEN";
}

export type DisputeEffect = "withdraw" | "give-back" | "settle";

const moved: readonly DisputeState[] = ["OPEN", "WON", "LOST"];

/**
 * What news of a dispute makes of it and does to the books. Whatever order and however often news comes,
 * money is withdrawn once, before it is given back or settled; what was won stays won, and no late inquiry
 * undoes a chargeback.
 */
export function afterNews(
  from: DisputeState | null,
  told: DisputeState,
): { readonly state: DisputeState; readonly effects: readonly DisputeEffect[] } {
  if (!moved.includes(told))
    return { state: from !== null && moved.includes(from) ? from : told, effects: [] };
  if (from === "WON" || from === told) return { state: from, effects: [] };
  const first: readonly DisputeEffect[] = from !== null && moved.includes(from) ? [] : ["withdraw"];
  if (told === "OPEN") return { state: told, effects: first };
  return { state: told, effects: [...first, told === "WON" ? "give-back" : "settle"] };
}
