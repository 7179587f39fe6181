import { type Locale, locales } from "~/values/words";

const isLocale = (text: string | null | undefined): text is Locale =>
  locales.some((locale) => locale === text);

/** What the product is read in when nothing says otherwise. */
export const fallbackLocale: Locale = "en";

/** Each language under its own name, as the switch shows it. */
export const ownName: Readonly<Record<Locale, string>> = { en: "English", zh: "中文" };
export const otherLocale = (locale: Locale): Locale => (locale === "en" ? "zh" : "en");

/** The user's own setting, else the link's `?lng=`, else the cookie, else what the browser asks for. */
export function chooseLocale(wishes: {
  readonly setting?: string | null | undefined;
  readonly link?: string | null | undefined;
  readonly cookie?: string | null | undefined;
  readonly acceptLanguage?: string | null | undefined;
}): Locale {
  for (const wish of [wishes.setting, wishes.link, wishes.cookie]) if (isLocale(wish)) return wish;
  return acceptedLocale(wishes.acceptLanguage ?? "") ?? fallbackLocale;
}

/** The first of our languages in an `Accept-Language` header, by weight (RFC 9110, 12.5.4). */
function acceptedLocale(header: string): Locale | null {
  const ranges = header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
      return { language: tag.split("-")[0] ?? "", weight: weight ? Number(weight) : 1 };
    })
    .filter((range) => range.weight > 0)
    .sort((left, right) => right.weight - left.weight);
  for (const { language } of ranges) if (isLocale(language)) return language;
  return null;
}
