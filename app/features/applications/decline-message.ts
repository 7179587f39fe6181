/** What a merchant reads when an application is declined, line by line. */
import type { Locale, Words } from "~/values/words";
import { type ReasonCode, reasonWords } from "./reason-code";

const opening: Words = { en: "Not approved this time:", zh: "这次没有通过：" };

export const declineMessage = (
  codes: readonly ReasonCode[],
  note: string,
  locale: Locale,
): readonly string[] => [
  opening[locale],
  ...codes.map((code) => reasonWords[code][locale]),
  ...(note === "" ? [] : [note]),
];
