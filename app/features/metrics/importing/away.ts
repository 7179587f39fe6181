/** What a transaction's failure means for the batch it carried. */

const lostCodes = new Set([
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
const crossedCodes = new Set(["23505", "40001", "40P01"]);

const codeOf = (error: unknown): string =>
  String((error as { readonly code?: unknown } | null)?.code ?? "");

/** The database is not there: whether the last commit happened is unknown. */
export const isAway = (error: unknown): boolean => {
  const code = codeOf(error);
  return lostCodes.has(code) || code.startsWith("08");
};

/** Two transactions met, and this one gave way: it can be done again at once. */
export const isCrossed = (error: unknown): boolean => crossedCodes.has(codeOf(error));
