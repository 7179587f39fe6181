/** Faults that strike before anything is done. */
import type { FaultKind } from "./faults";
import type { Reply } from "./reply";
import { apiTrouble } from "./trouble";

export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export function before(fault: FaultKind | null): Reply | null {
  const json = { "content-type": "application/json" };
  const error = (status: number, body: object, headers = {}): Reply => ({
    status,
    body: pretty({ error: body }),
    headers: { ...json, ...headers },
  });
  if (fault === "reset_before") return "cut";
  if (fault === "500_before") return error(500, apiTrouble().body);
  if (fault === "429")
    return error(429, {
      type: "invalid_request_error",
      code: "rate_limit",
      message:
        "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
    });
  if (fault === "lock")
    return error(
      429,
      {
        type: "invalid_request_error",
        code: "lock_timeout",
        message:
          "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.",
      },
      { "stripe-should-retry": "true" },
    );
  if (fault === "html_502")
    return {
      status: 502,
      body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
      headers: { "content-type": "text/html" },
    };
  if (fault === "json_no_error")
    return { status: 502, body: pretty({ message: "Bad Gateway" }), headers: json };
  return null;
}
