/** Whether an error means that the connection is gone: what was sent last may have happened or not. */
const codes = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
]);

export const isAway = (error: unknown): boolean =>
  codes.has(String((error as { readonly code?: unknown } | null)?.code ?? ""));
