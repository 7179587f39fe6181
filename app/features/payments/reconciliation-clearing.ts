/**
 * What passes through `stripe-clearing`: a room books a payment there, the gateway moves it on when Stripe
 * does. The two answer each other; what has no answer is on its way, or was forgotten by one of them.
 */

/** One entry on the account: above zero by what a room was paid, below by what the gateway moved on to the balance. */
export type ClearingEntry = {
  /** The transfer. */
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly changeMinor: number;
  readonly at: Date;
  /** What a transfer of the gateway is about; null for what a room booked. */
  readonly posting: {
    readonly movementId: string;
    readonly paymentId: string;
    readonly sourceId: string;
  } | null;
};
export type Clearing = {
  /** Transfers of rooms that Stripe has not answered. */
  readonly waiting: readonly ClearingEntry[];
  /** Transfers of the gateway that no room has booked. */
  readonly unbooked: ReadonlySet<string>;
};

/** So far apart the two may be and still answer each other by their amount alone. */
const reachMs = 7 * 86_400_000;

/** What an entry is about: its payment or source at Stripe, or whatever a room's key names. */
const namesOf = ({ key, posting }: ClearingEntry): readonly string[] =>
  posting === null ? key.split(":") : [posting.paymentId, posting.sourceId];
/** What a later entry would undo: a refund or dispute at Stripe, what a room's key `<deed>:<thing>` names. */
const storyOf = ({ key, posting }: ClearingEntry): string =>
  posting?.sourceId ?? key.split(":")[1] ?? key;

/** Without what was taken back before anybody answered: a refund that failed, and its return. */
function standing(entries: readonly ClearingEntry[]): readonly ClearingEntry[] {
  const open = new Map<string, ClearingEntry>();
  const gone = new Set<string>();
  for (const entry of entries) {
    const before = open.get(storyOf(entry));
    if (before === undefined || before.changeMinor + entry.changeMinor !== 0) {
      open.set(storyOf(entry), entry);
      continue;
    }
    gone.add(before.id).add(entry.id);
    open.delete(storyOf(entry));
  }
  return entries.filter(({ id }) => !gone.has(id));
}

function listed(
  entries: readonly ClearingEntry[],
  places: (entry: ClearingEntry) => readonly string[],
): Map<string, ClearingEntry[]> {
  const lists = new Map<string, ClearingEntry[]>();
  for (const entry of entries)
    for (const place of places(entry)) {
      const list = lists.get(place);
      if (list === undefined) lists.set(place, [entry]);
      else list.push(entry);
    }
  return lists;
}

/** Those that name the same thing and amount as one of the other side. */
function named(
  bookings: readonly ClearingEntry[],
  postings: readonly ClearingEntry[],
): ReadonlySet<string> {
  const lists = listed(postings, (entry) =>
    namesOf(entry).map((name) => `${name} ${-entry.changeMinor}`),
  );
  const taken = new Set<string>();
  for (const booking of bookings) {
    const fitting = namesOf(booking).flatMap(
      (name) => lists.get(`${name} ${booking.changeMinor}`) ?? [],
    );
    const posting = fitting.find(({ id }) => !taken.has(id));
    if (posting !== undefined) taken.add(booking.id).add(posting.id);
  }
  return taken;
}

/** Those of one amount, side by side in the order of time. */
function inOrder(
  bookings: readonly ClearingEntry[],
  postings: readonly ClearingEntry[],
): ReadonlySet<string> {
  const byTime = (one: ClearingEntry, other: ClearingEntry) => +one.at - +other.at;
  const lists = listed(postings.toSorted(byTime), ({ changeMinor }) => [String(-changeMinor)]);
  const next = new Map<string, number>();
  const taken = new Set<string>();
  for (const booking of bookings.toSorted(byTime)) {
    const amount = String(booking.changeMinor);
    const list = lists.get(amount) ?? [];
    let place = next.get(amount) ?? 0;
    while ((list[place]?.at.getTime() ?? Number.POSITIVE_INFINITY) < +booking.at - reachMs)
      place += 1;
    const posting = list[place];
    if (posting !== undefined && +posting.at <= +booking.at + reachMs) {
      taken.add(booking.id).add(posting.id);
      place += 1;
    }
    next.set(amount, place);
  }
  return taken;
}

/**
 * Rooms' entries and the gateway's are put together one by one: first by what they name, then by amount and
 * order. The entries must reach a week beyond the days asked about, in the order in which they were posted.
 */
export function clear(entries: readonly ClearingEntry[]): Clearing {
  let bookings = standing(entries.filter(({ posting }) => posting === null));
  let postings = standing(entries.filter(({ posting }) => posting !== null));
  for (const find of [named, inOrder]) {
    const taken = find(bookings, postings);
    bookings = bookings.filter(({ id }) => !taken.has(id));
    postings = postings.filter(({ id }) => !taken.has(id));
  }
  return { waiting: bookings, unbooked: new Set(postings.map(({ id }) => id)) };
}
