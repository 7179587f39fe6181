import { useLingui } from "@lingui/react";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { useFormats } from "~/ui/reader";
import { type ItemState, lateMinutes } from "./reconciliation";
import type { DayLine, DeedRefusal, ItemLine } from "./reconciliation-list";

const signals: Readonly<Record<ItemState, Signal>> = {
  matched: "clear",
  "only-ours": "needs",
  "only-theirs": "needs",
  differs: "hold",
  fee: "hold",
  timing: "in-review",
};

export function useStateWord(): (state: ItemState) => string {
  const { i18n } = useLingui();
  const words: Readonly<Record<ItemState, string>> = {
    matched: i18n._("Matched"),
    "only-ours": i18n._("Only ours"),
    "only-theirs": i18n._("Only Stripe's"),
    differs: i18n._("Amount differs"),
    fee: i18n._("Fee differs"),
    timing: i18n._("On its way"),
  };
  return (state) => words[state];
}

export function ItemFlag({ item }: { readonly item: ItemLine }) {
  const { i18n } = useLingui();
  const word = useStateWord();
  if (item.hand) return <SignalFlag signal="clear" word={i18n._("Matched by hand")} />;
  if (item.explained) return <SignalFlag signal="ended" word={i18n._("Explained")} />;
  return <SignalFlag signal={signals[item.state]} word={word(item.state)} />;
}

/** Why an item is where it is, as a sentence. A stuck event is told apart from a real difference. */
export function useReason(): (item: ItemLine) => string {
  const { i18n } = useLingui();
  const { now, number } = useFormats();
  return ({ because, theirs }) => {
    const minutes = theirs ? number(lateMinutes(new Date(theirs.at), now)) : "0";
    const sentences: Readonly<Record<typeof because, string>> = {
      same: i18n._("Both sides say the same."),
      "by-hand": i18n._("Put together by a person."),
      "nothing-moved": i18n._("No money moved."),
      amount: i18n._("The two sides have different amounts."),
      fee: i18n._("The amount is the same, Stripe's fee is not."),
      "not-booked": i18n._("Stripe has moved it, and nothing in our books says what it was for."),
      "event-late": i18n._("Stripe has it, our event is {minutes} min late.", { minutes }),
      "not-posted": i18n._("Stripe has it for one of our payments, and our books do not."),
      "other-currency": i18n._("Stripe exchanged it: the payment was in another currency."),
      "not-ours": i18n._("Stripe has it, and none of our payments belongs to it."),
      "not-at-stripe-yet": i18n._("Booked here, Stripe moves it later."),
      "not-at-stripe": i18n._("Our books have it, and Stripe does not list it."),
    };
    return sentences[because];
  };
}

export function DayFlag({ day }: { readonly day: DayLine }) {
  const { i18n } = useLingui();
  if (day.closed) return <SignalFlag signal="ended" word={i18n._("Closed")} />;
  return day.openCount > 0 ? (
    <SignalFlag signal="needs" word={i18n._("{count} open", { count: day.openCount })} />
  ) : (
    <SignalFlag signal="clear" word={i18n._("Ready to close")} />
  );
}

export function useRefusal(): (because: DeedRefusal) => string {
  const { i18n } = useLingui();
  const sentences: Readonly<Record<DeedRefusal, string>> = {
    closed: i18n._("This day is closed. It is not changed any more."),
    "not-alone": i18n._("One of the two lines has been matched meanwhile."),
    "amounts-differ": i18n._("Lines of different amounts are not matched. Explain each instead."),
    "not-by-hand": i18n._("This line was not matched by hand."),
    "nothing-to-explain": i18n._("This line agrees by now. There is nothing to explain."),
    "matched-by-you": i18n._("You matched lines of this day by hand. Somebody else closes it."),
    "still-open": i18n._("Some lines are neither matched nor explained."),
    changed: i18n._("The day has changed since you looked at it. Look again, then close it."),
    "not-over": i18n._("The day is not over yet."),
  };
  return (because) => sentences[because];
}
