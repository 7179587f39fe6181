/** What a link to a program shows where it is shared: the offer and its dates, nothing about anybody. */
import { formats } from "~/locales/format";
import type { Day } from "~/values/day";
import type { Locale, Words } from "~/values/words";

export type Shared = {
  readonly name: Words;
  readonly headline: Words;
  readonly closesOn: Day | null;
};

const closing = { en: "closes", zh: "截止" } as const;

/** Meta tags; `reader` is the page's own reader, as far as one is known. */
export function shareCard({ name, headline, closesOn }: Shared, locale: Locale) {
  const { day } = formats({ locale, zone: "UTC", now: new Date(0) });
  const dates =
    closesOn === null
      ? ""
      : locale === "zh"
        ? `，${day(closesOn)}${closing.zh}`
        : `, ${closing.en} ${day(closesOn)}`;
  const title = `${name[locale]}${dates}`;
  return [
    { name: "description", content: headline[locale] },
    { property: "og:type", content: "website" },
    { property: "og:title", content: title },
    { property: "og:description", content: headline[locale] },
  ];
}
