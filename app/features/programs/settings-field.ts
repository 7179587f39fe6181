/** A field of a kind's settings, as staff edit it. The zod schema stays the judge of what is allowed. */
import type { Words } from "~/values/words";

export type SettingsField = {
  /** JSON pointer into the settings, such as `/relief/share`. */
  readonly pointer: string;
  readonly label: Words;
  readonly hint: Words | null;
  /** `money` minor units · `share` basis points · `score` × 100 · `table` category → number. */
  readonly type: "money" | "share" | "score" | "count" | "days" | "flag" | "categories" | "table";
};

export const settingsField = (
  pointer: string,
  type: SettingsField["type"],
  en: string,
  zh: string,
  hint: Words | null = null,
): SettingsField => ({ pointer, type, label: { en, zh }, hint });
