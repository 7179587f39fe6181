import type { Stripe } from "stripe";

type ErrorType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

export type ErrorBody = {
  readonly type: ErrorType;
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly advice_code?: string;
  readonly charge?: string;
  readonly doc_url?: string;
  readonly payment_intent?: Stripe.PaymentIntent;
  readonly payment_method?: Stripe.PaymentMethod;
  readonly setup_intent?: Stripe.SetupIntent;
  readonly request_log_url?: string;
};

/**
 * An error as Stripe words it. Thrown, it undoes the request's transaction; returned by a handler, the
 * work stands (a declined charge exists). `executed`: past validation, so an idempotency key keeps it.
 */
export class Trouble extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly executed = false,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(body.message);
  }
}

type Detail = { readonly code?: string; readonly param?: string };
const docs = (code: string | undefined) =>
  code === undefined
    ? {}
    : { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` };

/** The request itself is wrong: nothing was tried, no key remembers it. */
export const invalid = (message: string, detail: Detail = {}, status = 400): Trouble =>
  new Trouble(status, { type: "invalid_request_error", message, ...detail, ...docs(detail.code) });

/** The request is right, the state of things refuses it. */
export const refused = (message: string, detail: Detail = {}): Trouble =>
  new Trouble(
    400,
    { type: "invalid_request_error", message, ...detail, ...docs(detail.code) },
    true,
  );

export const noSuch = (thing: string, id: string, param = "id"): Trouble =>
  invalid(`No such ${thing}: '${id}'`, { code: "resource_missing", param }, 404);

export const missing = (param: string): Trouble =>
  invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });

export const cardTrouble = (body: Omit<ErrorBody, "type">): Trouble =>
  new Trouble(402, { type: "card_error", ...body, ...docs(body.code) }, true);

export const apiTrouble = (message = "An unexpected error occurred."): Trouble =>
  new Trouble(500, { type: "api_error", message }, true);
