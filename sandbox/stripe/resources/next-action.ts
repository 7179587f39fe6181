import type { Stripe } from "stripe";
import type { Work } from "../store/work";

/** Where the customer has to go: always a page of the sandbox itself. */
export const authenticationUrl = (work: Work, intent: string): string =>
  `${work.origin}/authenticate/${work.account}/${intent}`;

export function nextAction(
  work: Work,
  intent: string,
  type: string,
  returnUrl: string | null,
): Stripe.PaymentIntent.NextAction {
  const url = authenticationUrl(work, intent);
  if (type === "alipay")
    return {
      type: "alipay_handle_redirect",
      alipay_handle_redirect: { native_data: null, native_url: null, return_url: returnUrl, url },
    };
  if (type === "wechat_pay")
    return {
      type: "wechat_pay_display_qr_code",
      wechat_pay_display_qr_code: {
        data: `weixin://wxpay/bizpayurl?pr=${intent}`,
        hosted_instructions_url: url,
        image_data_url: "data:image/png;base64,",
        image_url_png: url,
        image_url_svg: url,
      },
    };
  return redirectOrScript(url, returnUrl);
}

/** With a return address the bank's page is a redirect, without one it is left to Stripe's script. */
export const redirectOrScript = (url: string, returnUrl: string | null) =>
  returnUrl === null
    ? {
        type: "use_stripe_sdk",
        use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url },
      }
    : { type: "redirect_to_url", redirect_to_url: { return_url: returnUrl, url } };
