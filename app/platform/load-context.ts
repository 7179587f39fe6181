/** What the HTTP server hands to Remix with every request. */
export type LoadContext = {
  /** Fresh per request; every script and style element of the page carries it. */
  readonly nonce: string;
  readonly requestId: string;
  /** Where the request came from, as far as it can be believed. */
  readonly clientAddress: string;
  readonly cspReportOnly?: boolean;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends LoadContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
