/** A text in both languages of the product. English and Chinese are equals; neither is derived. */
export type Words = { readonly en: string; readonly zh: string };
export const locales = ["zh", "en"] as const;
export type Locale = (typeof locales)[number];

/** BCP 47 tag for `Intl` and `<html lang>`. */
export const languageTag: Readonly<Record<Locale, string>> = { en: "en-GB", zh: "zh-CN" };
