/** Everything that can happen to a deposit, and everything that can go wrong meanwhile, at random. */
import fc from "fast-check";

const does = <Name extends string>(name: Name) => ({ does: fc.constant(name) });
const nth = fc.nat({ max: 3 });
const percent = fc.constantFrom(20, 50, 100);
const choose = fc.constantFrom;

const deeds = {
  policy: fc.record({ ...does("policy"), combine: choose("MAX", "SUM"), times: choose(1, 2) }),
  sell: fc.record({ ...does("sell"), salesMinor: choose(0, 6_000_000, 12_000_000, 60_000_000) }),
  checkout: fc.record({
    ...does("checkout"),
    pays: choose(
      "pm_card_visa",
      "pm_alipay",
      "pm_card_refundFail",
      "pm_card_createDispute",
      "pm_card_chargeDeclined",
      null,
    ),
  }),
  tabs: fc.record(does("two-tabs")),
  card: fc.record({
    ...does("leave-card"),
    card: choose(
      "pm_card_visa",
      "pm_card_authenticationRequired",
      "pm_card_chargeCustomerFail",
      "pm_card_pendingRefund",
    ),
  }),
  charge: fc.record({ ...does("charge"), passes: fc.boolean() }),
  relief: fc.record({ ...does("relief"), share: choose(3_000, 7_000) }),
  reliefEnds: fc.record(does("relief-ends")),
  excess: fc.record({ ...does("excess"), percent }),
  byHand: fc.record(does("pay-by-hand")),
  deduct: fc.record({
    ...does("deduct"),
    amountMinor: fc.integer({ min: 1, max: 300_000 }),
    answer: choose("agrees", "disputes", null),
  }),
  chargeback: fc.record({ ...does("chargeback"), nth, inquiry: fc.boolean() }),
  close: fc.record({
    ...does("close"),
    nth,
    ending: choose("won", "lost", "prevented", "warning_closed"),
  }),
  dashboard: fc.record({ ...does("dashboard-refund"), nth, percent }),
  review: fc.record({ ...does("review"), carrier: choose("SHOP", "MARKETPLACE") }),
  returns: fc.record({ ...does("refund-returns"), nth }),
  warn: fc.record({ ...does("warn"), nth }),
  leave: fc.record(does("leave")),
};
export type Deed = (typeof deeds)[keyof typeof deeds] extends fc.Arbitrary<infer One> ? One : never;

/** How many days a deed takes; the next one begins after them. */
export const daysOf = ({ does }: Deed): number =>
  ({ excess: 12, deduct: 12, leave: 130 })[does as "leave"] ?? 3;

/** `crash`: the n-th write from now fails, and all of its transaction. `kill`: a worker is killed. */
export type Trouble =
  | {
      readonly kind: "strike";
      readonly fault: string;
      readonly place: string;
      readonly times: number;
    }
  | { readonly kind: "webhooks"; readonly mode: string }
  | { readonly kind: "crash"; readonly write: number }
  | { readonly kind: "kill" };

/** The calls that a deed is about, for troubles that are to meet it. */
export const pathOf = ({ does }: Deed): string =>
  ({
    checkout: "/v1/checkout/sessions*",
    "two-tabs": "/v1/checkout/sessions*",
    "leave-card": "/v1/checkout/sessions*",
    charge: "/v1/payment_intents*",
    excess: "/v1/refunds*",
    leave: "/v1/refunds*",
  })[does as "leave"] ?? "/v1/*";

const strike = fc.record({
  kind: fc.constant("strike" as const),
  fault: choose(
    "reset_before",
    "reset_after",
    "500_before",
    "500_after",
    "429",
    "lock",
    "html_502",
    "json_no_error",
  ),
  place: choose("its", "its", "any"),
  times: fc.integer({ min: 1, max: 4 }),
});
const webhooks = fc.record({
  kind: fc.constant("webhooks" as const),
  mode: choose("dup", "reverse", "drop", "pause", "bad_sig", "old_ts"),
});
const crash = fc.record({ kind: fc.constant("crash" as const), write: fc.nat({ max: 25 }) });
const kill = fc.record({ kind: fc.constant("kill" as const) });

export const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 6, arbitrary: strike },
  { weight: 3, arbitrary: webhooks },
  { weight: 4, arbitrary: crash },
);
export const troubleOrDeath: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 12, arbitrary: trouble },
  { weight: 1, arbitrary: kill },
);

const weight = <One>(weight: number, arbitrary: fc.Arbitrary<One>) => ({ weight, arbitrary });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  weight(1, deeds.policy),
  weight(3, deeds.sell),
  weight(4, deeds.checkout),
  weight(2, deeds.tabs),
  weight(1, deeds.card),
  weight(4, deeds.charge),
  weight(1, deeds.relief),
  weight(1, deeds.reliefEnds),
  weight(5, deeds.excess),
  weight(1, deeds.byHand),
  weight(3, deeds.deduct),
  weight(3, deeds.chargeback),
  weight(2, deeds.close),
  weight(2, deeds.dashboard),
  weight(2, deeds.review),
  weight(2, deeds.returns),
  weight(1, deeds.warn),
  weight(2, deeds.leave),
) as fc.Arbitrary<Deed>;

/** Lives of a shop that has paid once: before that there is little to lose. */
const firstPaid = fc.record({
  does: fc.constant("checkout" as const),
  pays: choose("pm_card_visa", "pm_card_visa", "pm_alipay", "pm_card_refundFail"),
});
export const lives = <One>(chapterOf: (deed: fc.Arbitrary<Deed>) => fc.Arbitrary<One>) =>
  fc
    .tuple(chapterOf(firstPaid), fc.array(chapterOf(deed), { minLength: 3, maxLength: 8 }))
    .map(([first, others]) => [first, ...others]);
