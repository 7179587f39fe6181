/** The sentences of a trial that is over: the deposit falls due, and once it is paid she has graduated. */
import type { TrialCounter } from "~/features/deposits/trial";
import { amount } from "~/features/programs/phrase";
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import { dateWords } from "../event-words";

const w = (en: string, zh: string): Words => ({ en, zh });

/** One counter with where it ends the trial. */
export const counterWords = ({ label, now, needed }: Counter): Words =>
  w(
    `${label.en}: ${now.en}; the trial ends with ${needed.en}`,
    `${label.zh}：${now.zh}；${needed.zh}即结束试运营`,
  );
type Counter = Pick<TrialCounter, "label" | "now" | "needed">;

type TrialDue = {
  /** The counter that ended it; null where the program did. */
  readonly counter: TrialCounter | null;
  readonly leftMinor: number;
  readonly currency: Currency;
  readonly dueOn: Day | null;
};

export function trialDueWords({ counter, leftMinor, currency, dueOn }: TrialDue): Words {
  const why =
    counter === null
      ? w("The trial is over.", "试运营已结束。")
      : w(
          `The trial is over. ${counterWords(counter).en}.`,
          `试运营已结束。${counterWords(counter).zh}。`,
        );
  const by =
    dueOn === null
      ? w("", "")
      : w(` by ${dateWords(dueOn).en}`, `，请在${dateWords(dueOn).zh}前缴纳`);
  const sum = amount(leftMinor, currency);
  return w(
    `${why.en} The deposit of ${sum} is due${by.en}. Once it is paid you have graduated.`,
    `${why.zh}保证金 ${sum} 应缴${by.zh}。缴足后即毕业。`,
  );
}

export const trialPaidWords = (heldMinor: number, currency: Currency): Words =>
  w(
    `The deposit of ${amount(heldMinor, currency)} is paid in full. Graduated from the trial.`,
    `保证金 ${amount(heldMinor, currency)} 已缴足，试运营毕业。`,
  );
