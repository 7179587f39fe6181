/**
 * The deposit lever of zero-entry: the deposit is deferred, with caps, until a trigger makes it due
 * (domain.md, zero-entry). "Zero" is never *no* deposit.
 */
export type DepositDeferral = {
  readonly lever: "deposit-deferral";
  readonly due: {
    /** Due when *more* orders than this were paid. */
    readonly ordersMoreThan: number;
    /** Due when the paid value *reaches* this. */
    readonly valueFromMinor: number;
    /** Due on this day of the trial; the opening day is 0. */
    readonly day: number;
  };
  readonly caps: {
    readonly liveProducts: number;
    readonly ordersPerDay: number;
    readonly withdrawalsPerMonth: number;
    readonly withdrawalFromMinor: number;
    /** Of the balance, in basis points. */
    readonly withdrawalShare: number;
  };
  readonly topUpDays: number;
  /** Of each settlement, in basis points, when the merchant chose to pay from proceeds. */
  readonly proceedsShare: number;
  readonly lossReserveMinor: number;
};

export type TrialCounters = {
  readonly orders: number;
  readonly valueMinor: number;
  readonly day: number;
};
export type DueBecause = "orders" | "value" | "day";

/** Why the deferred deposit is due, or null while the trial runs. */
export function dueBecause({ due }: DepositDeferral, counters: TrialCounters): DueBecause | null {
  if (counters.orders > due.ordersMoreThan) return "orders";
  if (counters.valueMinor >= due.valueFromMinor) return "value";
  return counters.day >= due.day ? "day" : null;
}

/** The most that may be withdrawn now, or 0 where nothing may. Amounts in minor units. */
export function withdrawable(
  { caps }: DepositDeferral,
  balanceMinor: number,
  withdrawalsThisMonth: number,
): number {
  if (withdrawalsThisMonth >= caps.withdrawalsPerMonth) return 0;
  const most = Math.floor((balanceMinor * caps.withdrawalShare) / 10_000);
  return most < caps.withdrawalFromMinor ? 0 : most;
}
