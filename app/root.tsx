import { randomUUID } from "node:crypto";
import archivo from "@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2?url";
import { I18nProvider } from "@lingui/react";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  data,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
} from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { readerOf } from "~/features/people/require.server";
import { wordsIn } from "~/locales/catalogue";
import { chooseLocale } from "~/locales/language";
import { clockIsSet, now } from "~/platform/clock.server";
import { readPreferences } from "~/platform/preferences.server";
import { languageTag } from "~/values/words";
import favicon from "./ui/identity/mark.svg?url&no-inline";
import { RouteError } from "./ui/layout/route-error";
import { PageTitle, ProblemScope } from "./ui/page-title";
import { type Reader, useReader } from "./ui/reader";
import { useServerHints } from "./ui/server-hints";
import { PublicShell } from "./ui/shell/public-shell";
import "./ui/tokens.css";
import "./ui/global.css";

export const links: LinksFunction = () => [
  { rel: "preload", href: archivo, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "icon", href: favicon, type: "image/svg+xml" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const [preferences, person] = await Promise.all([readPreferences(request), readerOf(request)]);
  const locale = chooseLocale({
    setting: person?.locale,
    link: new URL(request.url).searchParams.get("lng"),
    cookie: preferences.language,
    acceptLanguage: request.headers.get("Accept-Language"),
  });
  const reader: Reader = {
    locale,
    zone: person?.zone ?? "Asia/Shanghai",
    currency: person?.currency ?? "CNY",
    now: now(),
    theme: preferences.theme,
    keys: preferences.keys,
    formKey: randomUUID(),
    clockIsSet: clockIsSet(),
  };
  return data(
    { reader },
    { headers: { "Content-Language": languageTag[locale], Vary: "Cookie, Accept-Language" } },
  );
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const { locale, theme } = useReader();
  const { nonce, requestId, problem } = useServerHints();
  return (
    <html
      lang={languageTag[locale]}
      data-theme={theme}
      data-request={requestId || undefined}
      data-problem={problem ? "" : undefined}
      suppressHydrationWarning
    >
      <I18nProvider i18n={wordsIn(locale)}>
        <ProblemScope initial={problem}>
          <head>
            <meta charSet="utf-8" />
            <meta
              name="viewport"
              content="width=device-width, initial-scale=1, viewport-fit=cover"
            />
            <meta name="color-scheme" content={theme === "auto" ? "light dark" : theme} />
            <PageTitle />
            <Meta />
            <Links />
          </head>
          <body>
            {children}
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </body>
        </ProblemScope>
      </I18nProvider>
    </html>
  );
}

/** Signing in or out may change the reader's language, whose words come with a new document alone. */
export default function App() {
  const wished = useLoaderData<typeof loader>().reader.locale;
  const { locale } = useReader();
  useEffect(() => {
    if (wished !== locale) window.location.reload();
  }, [wished, locale]);
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <PublicShell>
      <RouteError />
    </PublicShell>
  );
}
