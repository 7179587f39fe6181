const codes = new Set(["23505", "40001", "40P01"]);

/** Two transactions met, and this one gave way: it can be done again at once. */
export const isCrossed = (error: unknown): boolean =>
  codes.has(String((error as { readonly code?: unknown } | null)?.code ?? ""));
