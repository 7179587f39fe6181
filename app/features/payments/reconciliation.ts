/**
 * A day of one currency, ours beside Stripe's, line by line. Every line of either side ends in exactly one
 * item, and the differences of the items add up to the difference of the day. Nothing is evened out here:
 * what does not agree is named, and a person matches or explains it.
 */

/** A transfer of our books on the accounts of the provider, with its sign: what came in is above zero. */
export type OurLine = {
  /** The transfer. */
  readonly id: string;
  /** The balance transaction it was posted for; null where a room booked it and Stripe is yet to move. */
  readonly reference: string | null;
  readonly kind: string;
  readonly paymentId: string | null;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly at: Date;
  /** False where the gateway moved money on that no room has booked yet. */
  readonly booked: boolean;
};
/** A balance transaction, as Stripe states it. */
export type TheirLine = {
  readonly id: string;
  /** Stripe's reporting category, never its `type`: that one hides what an adjustment is. */
  readonly category: string;
  readonly paymentId: string | null;
  /** The currency in which the payment was asked for; null where it is none of ours. */
  readonly paymentCurrency: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly at: Date;
};
export type ByHand = { readonly id: string; readonly ours: string; readonly theirs: string };

export type ItemState = "matched" | "only-ours" | "only-theirs" | "differs" | "fee" | "timing";
/** Why an item is where it is; a person reads it as a sentence. */
export type ItemReason =
  | "same"
  | "by-hand"
  | "nothing-moved"
  | "amount"
  | "fee"
  | "not-booked"
  | "event-late"
  | "not-posted"
  | "other-currency"
  | "not-ours"
  | "not-at-stripe-yet"
  | "not-at-stripe";
/** By what the other half was found: the same payment, or the same amount, within the hour or not. */
export type SuggestedBy = "reference" | "amount-and-time" | "amount";
export type Item = {
  /** Stripe's line where there is one, else ours. */
  readonly line: string;
  readonly state: ItemState;
  readonly because: ItemReason;
  readonly ours: OurLine | null;
  readonly theirs: TheirLine | null;
  readonly handId: string | null;
  readonly suggestion: { readonly line: string; readonly by: SuggestedBy } | null;
};
type Found = Omit<Item, "line" | "suggestion">;

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** So long a difference may be nothing but the two sides' different hours. */
export const patienceMs = 24 * hourMs;

/** What stays on the account. */
export const netOf = (line: Pick<OurLine, "amountMinor" | "feeMinor"> | null): number =>
  line === null ? 0 : line.amountMinor - line.feeMinor;

/** Stripe's less ours: what our books lack. */
export const differenceOf = ({ ours, theirs }: Pick<Item, "ours" | "theirs">): number =>
  netOf(theirs) - netOf(ours);

export const lateMinutes = (at: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - at.getTime()) / minuteMs));

const pair = (
  theirs: TheirLine,
  ours: OurLine,
  now: Date,
): Pick<Found, "state" | "because" | "handId"> => {
  const as = (state: ItemState, because: ItemReason) => ({ state, because, handId: null });
  if (theirs.amountMinor !== ours.amountMinor) return as("differs", "amount");
  if (theirs.feeMinor !== ours.feeMinor) return as("fee", "fee");
  if (ours.booked) return as("matched", "same");
  const young = now.getTime() - theirs.at.getTime() < patienceMs;
  return as(young ? "timing" : "differs", "not-booked");
};

function alone(theirs: TheirLine, now: Date): Pick<Found, "state" | "because"> {
  if (theirs.amountMinor === 0 && theirs.feeMinor === 0)
    return { state: "matched", because: "nothing-moved" };
  if (theirs.paymentCurrency === null) return { state: "only-theirs", because: "not-ours" };
  if (theirs.paymentCurrency !== theirs.currency)
    return { state: "only-theirs", because: "other-currency" };
  const young = now.getTime() - theirs.at.getTime() < patienceMs;
  return young
    ? { state: "timing", because: "event-late" }
    : { state: "only-theirs", because: "not-posted" };
}

function unanswered(ours: OurLine, now: Date): Pick<Found, "state" | "because"> {
  const young = now.getTime() - ours.at.getTime() < patienceMs;
  return ours.reference === null && young
    ? { state: "timing", because: "not-at-stripe-yet" }
    : { state: "only-ours", because: "not-at-stripe" };
}

/** By the balance transaction that a line of ours names; then what a person put together. */
function pairs(
  ours: readonly OurLine[],
  theirs: readonly TheirLine[],
  hands: readonly ByHand[],
  now: Date,
): readonly Found[] {
  const posted = new Map(ours.flatMap((line) => (line.reference ? [[line.reference, line]] : [])));
  const found: Found[] = [];
  const taken = new Set<string>();
  for (const line of theirs) {
    const own = posted.get(line.id);
    if (own === undefined) continue;
    taken.add(own.id).add(line.id);
    found.push({ ours: own, theirs: line, ...pair(line, own, now) });
  }
  const leftOurs = new Map(ours.filter(({ id }) => !taken.has(id)).map((line) => [line.id, line]));
  const leftTheirs = new Map(
    theirs.filter(({ id }) => !taken.has(id)).map((line) => [line.id, line]),
  );
  for (const hand of hands) {
    const [own, their] = [leftOurs.get(hand.ours), leftTheirs.get(hand.theirs)];
    if (own === undefined || their === undefined) continue;
    leftOurs.delete(own.id);
    leftTheirs.delete(their.id);
    const matched = { state: "matched", because: "by-hand", handId: hand.id } as const;
    found.push({ ours: own, theirs: their, ...matched });
  }
  for (const line of leftTheirs.values())
    found.push({ ours: null, theirs: line, handId: null, ...alone(line, now) });
  for (const line of leftOurs.values())
    found.push({ ours: line, theirs: null, handId: null, ...unanswered(line, now) });
  return found;
}

/** For a line that stands alone, the one of the other side that may be its half: never taken by itself. */
function suggest(found: readonly Found[]): Map<string, Item["suggestion"]> {
  const ours = found.filter((item) => item.theirs === null).flatMap((item) => item.ours ?? []);
  const byAmount = new Map<number, OurLine[]>();
  for (const line of ours)
    byAmount.set(line.amountMinor, [...(byAmount.get(line.amountMinor) ?? []), line]);
  const used = new Set<string>();
  const suggestions = new Map<string, Item["suggestion"]>();
  for (const item of found) {
    const their = item.ours === null && item.state !== "matched" ? item.theirs : null;
    if (their === null) continue;
    const away = ({ at }: OurLine) => Math.abs(at.getTime() - their.at.getTime());
    const fitting = (byAmount.get(their.amountMinor) ?? []).filter(({ id }) => !used.has(id));
    const named = fitting.find(
      ({ paymentId }) => paymentId !== null && paymentId === their.paymentId,
    );
    const nearest = named ?? fitting.toSorted((one, other) => away(one) - away(other))[0];
    if (nearest === undefined) continue;
    used.add(nearest.id);
    const by = named ? "reference" : away(nearest) <= hourMs ? "amount-and-time" : "amount";
    suggestions.set(their.id, { line: nearest.id, by });
    suggestions.set(nearest.id, { line: their.id, by });
  }
  return suggestions;
}

/** The lines of one day, currency and marketplace as items. `hands` that fit nothing any more are left out. */
export function reconcile(day: {
  readonly ours: readonly OurLine[];
  readonly theirs: readonly TheirLine[];
  readonly hands: readonly ByHand[];
  readonly now: Date;
}): readonly Item[] {
  const found = pairs(day.ours, day.theirs, day.hands, day.now);
  const suggestions = suggest(found);
  return found.map((item) => {
    const line = item.theirs?.id ?? item.ours?.id ?? "";
    return { ...item, line, suggestion: suggestions.get(line) ?? null };
  });
}
