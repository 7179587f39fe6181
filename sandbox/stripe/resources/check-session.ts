/** What a Checkout session may be asked to be. */
import type { Stripe } from "stripe";
import { day, type Work } from "../store/work";
import { invalid, missing } from "../wire/trouble";

export type Create = Stripe.Checkout.SessionCreateParams & { payment_method_types?: string[] };

export function expiryOf(work: Work, asked: number | undefined): number {
  const at = asked ?? work.now + day;
  if (at < work.now + 1_800)
    throw invalid(
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      { param: "expires_at" },
    );
  if (at > work.now + day)
    throw invalid(
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
      { param: "expires_at" },
    );
  return at;
}

export function checkMode(params: Create): "payment" | "setup" {
  if (params.mode === undefined) throw missing("mode");
  if (params.mode !== "payment" && params.mode !== "setup")
    throw invalid("The sandbox carries Checkout in modes payment and setup.", { param: "mode" });
  if (params.mode === "payment" && params.line_items === undefined) throw missing("line_items");
  if (params.mode === "setup" && params.line_items !== undefined)
    throw invalid("You can not pass `line_items` in `setup` mode.", { param: "line_items" });
  if (params.customer !== undefined && params.customer_email !== undefined)
    throw invalid("You may only specify one of these parameters: customer, customer_email.", {
      code: "parameters_exclusive",
      param: "customer",
    });
  const url = params.ui_mode === undefined || params.ui_mode === "hosted_page";
  if (!url) throw invalid("The sandbox carries hosted Checkout pages only.", { param: "ui_mode" });
  if (params.success_url === undefined) throw missing("success_url");
  for (const name of ["success_url", "cancel_url"] as const)
    if (params[name] !== undefined && !/^https?:\/\//.test(params[name]))
      throw invalid("Invalid URL: An explicit scheme (such as https) must be provided.", {
        code: "url_invalid",
        param: name,
      });
  return params.mode === "setup" ? "setup" : "payment";
}
