/** What does not agree between Stripe and the books: it waits for a person's explanation and is never plugged. */
import type { Words } from "~/values/words";

export const exceptionKinds = [
  "unknown-movement",
  "missing-movement",
  "movement-differs",
  "payment-differs",
  "foreign-event",
  "other-mode",
  "other-version",
  "idempotency",
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];
export const exceptionViews = ["open", "explained", "all"] as const;
export type ExceptionView = (typeof exceptionViews)[number];

const w = (en: string, zh: string): Words => ({ en, zh });

/** What it is, and what usually lies behind it. */
export const exceptionWords: Readonly<Record<ExceptionKind, Words>> = {
  "unknown-movement": w(
    "Stripe moved money that belongs to no payment of ours, such as a payout or a top-up of the balance.",
    "Stripe 有一笔资金变动不属于任何付款，例如提现或余额充值。",
  ),
  "missing-movement": w(
    "The books have a movement that Stripe does not list.",
    "账内有一笔变动，Stripe 的清单中没有。",
  ),
  "movement-differs": w(
    "Amount, fee or currency of a movement is not the same at Stripe.",
    "同一笔变动的金额、手续费或币种与 Stripe 不一致。",
  ),
  "payment-differs": w(
    "A payment at Stripe has another amount or currency than was asked for.",
    "Stripe 的付款金额或币种与请求不一致。",
  ),
  "foreign-event": w(
    "An event names something that is not ours.",
    "有一条事件指向的对象不属于本系统。",
  ),
  "other-mode": w(
    "A test event came to a live installation, or the other way round.",
    "正式环境收到了测试事件，或反之。",
  ),
  "other-version": w(
    "An event came in another version of Stripe's interface.",
    "有一条事件使用了其他版本的 Stripe 接口。",
  ),
  idempotency: w(
    "A request was sent again with other contents; Stripe refused it.",
    "同一请求以不同内容重复发送，被 Stripe 拒绝。",
  ),
};

export type ExceptionLine = {
  /** `<kind>:<subject>` */
  readonly id: string;
  readonly kind: ExceptionKind;
  readonly subject: string;
  /** False: nobody can tell which marketplace it belongs to. */
  readonly ours: boolean;
  readonly details: Readonly<Record<string, string | number | null>>;
  readonly foundAt: Date;
  readonly explained: { readonly by: Words; readonly at: Date; readonly note: string } | null;
};
