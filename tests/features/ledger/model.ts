/** The ledger in forty lines: what every answer and every balance must be. */
import { type Account, accountId } from "~/features/ledger/account";
import { kindOf } from "~/features/ledger/chart";
import type { Leg, Reservation, Settlement, Transfer } from "~/features/ledger/transfer";

type Held = { posted: number; ins: number; outs: number };
type Open = { readonly wish: Reservation; settled: number; status: string };
export type Said = "new" | "known" | string;

export class Model {
  readonly accounts = new Map<string, Held>();
  private readonly known = new Map<string, string>();
  private readonly open = new Map<string, Open>();
  entries = 0;

  private held(account: Account): Held {
    const id = accountId(account);
    const held = this.accounts.get(id) ?? { posted: 0, ins: 0, outs: 0 };
    this.accounts.set(id, held);
    return held;
  }

  /** Null where the key is new. */
  private before(key: string, content: unknown): Said | null {
    const text = JSON.stringify(content);
    const earlier = this.known.get(key);
    if (earlier === undefined) return null;
    return earlier === text ? "known" : "key-reused";
  }

  private apply(legs: readonly Leg[], change: (held: Held, by: number) => void): boolean {
    const moved = legs.map(({ account, side, amountMinor }) => {
      const { normalSide, floorMinor } = kindOf(account.code);
      const held = this.held(account);
      const after = { ...held };
      change(after, side === normalSide ? amountMinor : -amountMinor);
      return { held, after, holds: after.posted - after.outs >= floorMinor };
    });
    if (!moved.every(({ holds }) => holds)) return false;
    for (const { held, after } of moved) Object.assign(held, after);
    return true;
  }

  post({ key, kind, legs }: Transfer): Said {
    const content = ["post", kind, [...legs].sort(byAccount)];
    const before = this.before(key, content);
    if (before !== null) return before;
    const done = this.apply(legs, (held, by) => {
      held.posted += by;
    });
    if (!done) return "below-floor";
    this.entries += legs.length;
    this.known.set(key, JSON.stringify(content));
    return "new";
  }

  reserve(wish: Reservation): Said {
    const content = ["reserve", wish.kind, wish.debit, wish.credit, wish.amountMinor];
    const before = this.before(wish.key, content);
    if (before !== null) return before;
    if (!this.apply(legsOf(wish, wish.amountMinor), reserving)) return "below-floor";
    this.known.set(wish.key, JSON.stringify(content));
    this.open.set(wish.key, { wish, settled: 0, status: "pending" });
    return "new";
  }

  settle({ key, kind, reservation, amountMinor }: Settlement, now: Date): Said {
    const open = this.open.get(reservation);
    if (open === undefined) return "unknown-reservation";
    const left = open.wish.amountMinor - open.settled;
    const earlier = this.known.get(key);
    const amount = amountMinor ?? (earlier === undefined ? left : amountIn(earlier));
    const content = ["settle", kind, reservation, amount];
    const before = this.before(key, content);
    if (before !== null) return before;
    if (open.status !== "pending" || due(open, now)) return "reservation-closed";
    if (amount > left) return "beyond-reservation";
    this.apply(legsOf(open.wish, amount), (held, by) => {
      held.posted += by;
      reserving(held, by, -1);
    });
    this.entries += 2;
    open.settled += amount;
    if (amount === left) open.status = "posted";
    this.known.set(key, JSON.stringify(content));
    return "new";
  }

  release(key: string): Said {
    const open = this.open.get(key);
    if (open === undefined) return "unknown-reservation";
    if (open.status === "posted") return "reservation-closed";
    if (open.status !== "pending") return "known";
    this.close(open, "voided");
    return "new";
  }

  expire(now: Date): number {
    const over = [...this.open.values()].filter(
      (open) => open.status === "pending" && due(open, now),
    );
    for (const open of over) this.close(open, "expired");
    return over.length;
  }

  private close(open: Open, status: string): void {
    this.apply(legsOf(open.wish, open.wish.amountMinor - open.settled), (held, by) =>
      reserving(held, by, -1),
    );
    open.status = status;
  }
}

const byAccount = (left: Leg, right: Leg) =>
  accountId(left.account) < accountId(right.account) ? -1 : 1;
const due = ({ wish }: Open, now: Date) => wish.expiresAt !== null && wish.expiresAt <= now;
const amountIn = (content: string): number => Number(JSON.parse(content).at(-1));
const legsOf = ({ debit, credit }: Reservation, amountMinor: number): Leg[] => [
  { side: "debit", account: debit, amountMinor },
  { side: "credit", account: credit, amountMinor },
];
function reserving(held: Held, by: number, sign = 1): void {
  if (by > 0) held.ins += sign * by;
  else held.outs -= sign * by;
}
