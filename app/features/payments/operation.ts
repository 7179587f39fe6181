/** A call to Stripe that is written down before it is made, so that its outcome is never guessed. */
import { z } from "zod";

export const operationKinds = [
  "checkout",
  "save-card",
  "charge",
  "authenticate",
  "refund",
  "expire-checkout",
] as const;
export type OperationKind = (typeof operationKinds)[number];
export type OperationStatus =
  | "planned"
  | "sent"
  | "unknown"
  | "succeeded"
  | "failed"
  | "needs-action";

const place = z.object({ successUrl: z.url(), cancelUrl: z.url() });
/** What each kind needs to know beside its payment. */
export const operationParams = {
  checkout: place.extend({
    title: z.string(),
    locale: z.enum(["en", "zh"]),
    saveCard: z.boolean(),
    email: z.string().optional(),
  }),
  "save-card": place.extend({ locale: z.enum(["en", "zh"]) }),
  charge: z.object({ title: z.string() }),
  authenticate: z.object({ returnUrl: z.url() }),
  refund: z.object({}),
  "expire-checkout": z.object({ sessionId: z.string() }),
} as const satisfies Record<OperationKind, z.ZodType>;
export type OperationParams<Kind extends OperationKind> = z.infer<(typeof operationParams)[Kind]>;

/** Stripe may forget a key after 24 hours; from here on it is not sent again. */
export const keyHours = 20;

export const keyOf = (operationId: string, attempt: number, step = ""): string =>
  `slipway:${operationId}:${attempt}${step === "" ? "" : `:${step}`}`;

export const keyIsFresh = (sentAt: Date, at: Date): boolean =>
  at.getTime() - sentAt.getTime() < keyHours * 3_600_000;

/**
 * `refused`: Stripe did nothing and said why (400, 402, 404). `busy`: nothing was done, ask again later
 * (429). `unknown`: it may have been done. `mismatch`: the key was used with other words; a bug.
 */
export type Trouble = {
  readonly kind: "refused" | "busy" | "unknown" | "mismatch";
  readonly code: string;
  readonly message: string;
  /** What is unknown is Stripe's kept answer of an earlier try: the same key will never bring another. */
  readonly replayed?: boolean;
};

/** Full jitter: anywhere between half and all of a doubling pause, at most a quarter of an hour. */
export function pauseMs(tries: number, dice: number): number {
  const longest = Math.min(1_000 * 2 ** Math.min(tries, 20), 900_000);
  return Math.round(longest / 2 + (longest / 2) * dice);
}
