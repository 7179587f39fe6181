/** What a metric is. The dictionary of all metrics is `dictionary.ts`; values are facts (`fact.ts`). */
import type { Words } from "~/values/words";

/**
 * `int` plain integer · `money` minor units of the marketplace's currency · `bps` 1/100 of a percent ·
 * `score100` score × 100 · `date` local day. All numbers are integers: there are no floats in rules.
 */
export type MetricType = "int" | "money" | "bps" | "score100" | "bool" | "enum" | "date";
export type MetricSubject = "store" | "product" | "creator" | "program" | "deposit";

export type Metric = {
  readonly type: MetricType;
  readonly subject: MetricSubject;
  /** The stretch of local days the value looks at: `now`, `ever`, `30d`, `previous-month` … */
  readonly window: "now" | "ever" | "previous-month" | "enrollment" | `${number}d`;
  readonly label: Words;
  readonly meaning: Words;
  /** Unit of a count, for gaps in words: "12 more orders". Only for `int`. */
  readonly unit?: Words;
  /** The count behind a rate or score, and the least count at which the dictionary trusts it. */
  readonly sample?: { readonly of: Words; readonly least: number };
  /** `computed` from imported events, `supplied` by the platform, or `either`: supplied wins. */
  readonly source: "computed" | "supplied" | "either";
  /** False where the merchant cannot change the value (category, age, history). */
  readonly closable: boolean;
  /** What brings a missing value into being, as the merchant reads it. */
  readonly appears?: Words;
  /** The allowed codes of an `enum`, with their words; absent where the platform's own codes count. */
  readonly values?: Readonly<Record<string, Words>>;
  /** Words for some of the platform's own codes; the others are read as they are written. */
  readonly names?: Readonly<Record<string, Words>>;
};

export const codeWords = ({ values, names }: Metric, code: string): Words | undefined =>
  values?.[code] ?? names?.[code];
