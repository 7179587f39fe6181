/** Zero-entry as its merchant sees it: three counters, what falls due, and when that is likely. */
import { addDays, type Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { type DepositDeferral, type DueBecause, dueBecause, type TrialCounters } from "./deferral";
import { amount, w } from "./phrase";

export type TrialStanding = {
  readonly counters: TrialCounters;
  /** Set as soon as a counter has ended the trial. */
  readonly because: DueBecause | null;
  /** The last day on which the deposit can still be deferred, at the pace so far; a trial that is over has none. */
  readonly estimatedEnd: Day | null;
};

/** Days until a counter that grows evenly reaches its end; null where it has not begun to grow. */
const daysToReach = (end: number, sofar: number, days: number): number | null =>
  sofar <= 0 ? null : Math.ceil(((end - sofar) * Math.max(days, 1)) / sofar);

/** `startedOn` is day 0. */
export function trialStanding(
  deferral: DepositDeferral,
  startedOn: Day,
  counters: TrialCounters,
): TrialStanding {
  const because = dueBecause(deferral, counters);
  if (because !== null) return { counters, because, estimatedEnd: null };
  const { due } = deferral;
  const ahead = [
    due.day - counters.day,
    daysToReach(due.ordersMoreThan + 1, counters.orders, counters.day),
    daysToReach(due.valueFromMinor, counters.valueMinor, counters.day),
  ].filter((days) => days !== null);
  const estimatedEnd = addDays(startedOn, counters.day + Math.min(...ahead));
  return { counters, because, estimatedEnd };
}

/** One of the three counters that end a trial, as people read it. */
export type TrialCounter = {
  readonly key: DueBecause;
  readonly label: Words;
  readonly now: Words;
  /** Where it ends the trial: orders must exceed their number, the value and the days reach theirs. */
  readonly needed: Words;
  /** What is left until then; null once it is there. */
  readonly gap: Words | null;
  /** Share of the way, 0 to 1. */
  readonly share: number;
};

const orders = (count: number): Words =>
  w(`${count} ${count === 1 ? "order" : "orders"}`, `${count} 单`);
const days = (count: number): Words => w(`${count} ${count === 1 ? "day" : "days"}`, `${count} 天`);
const left = (words: Words): Words => w(`${words.en} left`, `还剩 ${words.zh}`);

export function trialCounters(
  { due }: Pick<DepositDeferral, "due">,
  counters: TrialCounters,
  currency: Currency,
): readonly TrialCounter[] {
  const say = (minor: number): Words => w(amount(minor, currency), amount(minor, currency));
  const counter = (
    key: DueBecause,
    now: number,
    end: number,
    words: Pick<TrialCounter, "label" | "needed"> & { readonly of: (count: number) => Words },
  ): TrialCounter => ({
    key,
    label: words.label,
    needed: words.needed,
    now: words.of(now),
    gap: now >= end ? null : left(words.of(end - now)),
    share: end === 0 ? 1 : Math.min(1, now / end),
  });
  const most = due.ordersMoreThan;
  return [
    counter("orders", counters.orders, most + 1, {
      label: w("Orders paid", "已支付订单"),
      needed: w(`more than ${most}`, `超过 ${most} 单`),
      of: orders,
    }),
    counter("value", counters.valueMinor, due.valueFromMinor, {
      label: w("Value paid", "已支付金额"),
      needed: w(`${say(due.valueFromMinor).en} reached`, `达到 ${say(due.valueFromMinor).zh}`),
      of: say,
    }),
    counter("day", counters.day, due.day, {
      label: w("Days of the trial", "试运营天数"),
      needed: w(`day ${due.day}`, `第 ${due.day} 天`),
      of: days,
    }),
  ];
}
