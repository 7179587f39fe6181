import "~/locales/staff-catalogue";
import type { I18n } from "@lingui/core";
import { readerOf } from "~/features/people/require.server";
import { wordsIn } from "~/locales/catalogue";
import { chooseLocale } from "~/locales/language";
import { readPreferences } from "~/platform/preferences.server";
import type { Locale } from "~/values/words";

export type Spoken = { readonly locale: Locale; readonly i18n: I18n };

/** The reader's language, for answers that are no pages: files and search results. */
export async function wordsFor(request: Request): Promise<Spoken> {
  const [{ language }, reader] = await Promise.all([readPreferences(request), readerOf(request)]);
  const locale = chooseLocale({
    setting: reader?.locale,
    cookie: language,
    acceptLanguage: request.headers.get("Accept-Language"),
  });
  return { locale, i18n: wordsIn(locale) };
}
