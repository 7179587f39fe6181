/** Who is reading: language, zone, currency, and the page's own `now`. Views ask here, never a clock. */
import { useRouteLoaderData } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Formats, formats } from "~/locales/format";
import { fallbackLocale } from "~/locales/language";
import type { Zone } from "~/values/day";
import { type Locale, languageTag, locales, type Words } from "~/values/words";

export type Reader = {
  readonly locale: Locale;
  readonly zone: Zone;
  readonly currency: string;
  /** The server's time when the page was made; relative times count from it. */
  readonly now: Date;
  readonly theme: "auto" | "light" | "dark";
  /** Whether single-key shortcuts are on. */
  readonly keys: boolean;
  /** Fresh with every load of data; forms build their idempotency keys from it. */
  readonly formKey: string;
  /** True while a demo or test clock is set. */
  readonly clockIsSet: boolean;
};

const unknownReader: Reader = {
  locale: fallbackLocale,
  zone: "UTC",
  currency: "CNY",
  now: new Date(0),
  theme: "auto",
  keys: true,
  formKey: "",
  clockIsSet: false,
};

/** A browser holds one language's words, those the document came with, until it loads another document. */
const documentLocale = import.meta.env.SSR
  ? null
  : (locales.find((locale) => languageTag[locale] === document.documentElement.lang) ?? null);

const Scope = createContext<Partial<Reader> | null>(null);

export function useReader(): Reader {
  const root = useRouteLoaderData("root") as { readonly reader?: Reader } | undefined;
  const scope = useContext(Scope);
  const reader = { ...unknownReader, ...root?.reader, ...scope };
  return documentLocale ? { ...reader, locale: documentLocale } : reader;
}

/** Overrides parts of the reader below it, e.g. the zone of the shop whose pages these are. */
export function ReaderScope(props: {
  readonly reader: Partial<Reader>;
  readonly children: ReactNode;
}) {
  const outer = useContext(Scope);
  return <Scope.Provider value={{ ...outer, ...props.reader }}>{props.children}</Scope.Provider>;
}

/** The formats of `app/locales/format.ts` for this reader. */
export function useFormats(): Formats {
  const { locale, zone, now } = useReader();
  return useMemo(() => formats({ locale, zone, now }), [locale, zone, now]);
}

/** Bilingual data (`Words`) in the reader's language. */
export function useInWords(): (words: Words) => string {
  const { locale } = useReader();
  return (words) => words[locale];
}
