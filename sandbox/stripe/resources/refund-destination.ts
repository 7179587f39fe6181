import type { Stripe } from "stripe";

/** Where a refund goes, and whether its bank knows of it. */
export const destination = (type: string, pending: boolean): Stripe.Refund.DestinationDetails => {
  if (type === "alipay") return { type, alipay: {} };
  if (type === "wechat_pay") return { type, wechat_pay: {} };
  if (type !== "card") return { type };
  return {
    type: "card",
    card: {
      reference_status: pending ? "pending" : "available",
      reference_type: "acquirer_reference_number",
      type: "refund",
      ...(pending ? {} : { reference: "4785767637658864" }),
    },
  };
};
