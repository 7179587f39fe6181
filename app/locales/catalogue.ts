/**
 * The words everybody needs. The server holds both languages; a browser loads the reader's alone, before
 * anything that imports this module runs. Other chapters come with the pages that need them.
 */
import { type I18n, type Messages, setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { type Locale, languageTag, locales } from "~/values/words";

const books: Readonly<Record<Locale, I18n>> = { en: emptyBook("en"), zh: emptyBook("zh") };

/** The reader's words. A book never changes its language, so every request may share it. */
export const wordsIn = (locale: Locale): I18n => books[locale];

function emptyBook(locale: Locale): I18n {
  const book = setupI18n({ locale, locales: languageTag[locale], messages: { [locale]: {} } });
  // A production build has every message compiled; before that a new sentence still has to show.
  if (import.meta.env.SSR || import.meta.env.DEV) book.setMessagesCompiler(compileMessage);
  return book;
}

type Chapter = () => Promise<{ readonly messages: Messages }>;

/**
 * Adds a chapter to the books of this process: both on a server, the page's own in a browser. A sentence that
 * stands in two chapters is the first one's everywhere: a server has read them all, a merchant's phone has not.
 */
export async function addChapter(chapters: Readonly<Record<Locale, Chapter>>): Promise<void> {
  const wanted = import.meta.env.SSR
    ? locales
    : locales.filter((locale) => languageTag[locale] === document.documentElement.lang);
  await Promise.all(
    wanted.map(async (locale) => {
      const [book, { messages }] = [books[locale], await chapters[locale]()];
      book.load(locale, { ...messages, ...book.messages });
    }),
  );
}

await addChapter({ en: () => import("./en.po"), zh: () => import("./zh.po") });
