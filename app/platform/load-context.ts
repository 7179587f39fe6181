import type { Zone } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Locale } from "~/values/words";

/** What the signed-in person and the marketplace have settled about reading; every part may be open. */
export type ReaderSetting = {
  readonly locale?: Locale | null;
  readonly zone?: Zone | null;
  readonly currency?: Currency | null;
};

/** What the HTTP server hands to Remix with every request. */
export type LoadContext = {
  /** Fresh per request; every script and style element of the page carries it. */
  readonly nonce: string;
  readonly requestId: string;
  /** Where the request came from, as far as it can be believed. */
  readonly clientAddress: string;
  readonly cspReportOnly?: boolean;
  readonly reader?: ReaderSetting;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends LoadContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
