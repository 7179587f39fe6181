/** Deposits of the demo: terms are published, and shops pay them at the sandbox's Checkout as a person would. */
import { advanceDeposits } from "~/features/deposits/clock.server";
import { hearPayment } from "~/features/deposits/hear-payment.server";
import { agreeToDeposit, payByCheckout } from "~/features/deposits/pay.server";
import { standardPolicy } from "~/features/deposits/policy";
import { publishPolicy } from "~/features/deposits/policy.server";
import { openCheckout } from "~/features/payments/open-checkout.server";
import { refreshPayment } from "~/features/payments/refresh-payment.server";
import type { AutomaticActor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { dayOf, type Zone } from "~/values/day";
import type { Currency } from "~/values/money";

type Place = { readonly currency: Currency; readonly zone: Zone };

export async function publishTerms(actor: AutomaticActor, place: Place): Promise<void> {
  await publishPolicy(actor, standardPolicy(place.currency), dayOf(now(), place.zone));
  await advanceDeposits(actor);
}

/** Chooses on the sandbox's Checkout page what a payer there would choose. */
async function chooseAt(url: string, choice: string): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ choice }),
    redirect: "manual",
  });
  if (answer.status !== 303) throw new Error(`the sandbox's Checkout answered ${answer.status}`);
}

async function payDeposit(actor: AutomaticActor, storeUid: string, choice: string): Promise<void> {
  const { marketplaceId } = actor;
  await agreeToDeposit(actor, storeUid, "127.0.0.1");
  const asked = await payByCheckout(actor, {
    storeUid,
    title: "店铺保证金 Store deposit",
    locale: "zh",
    saveCard: false,
    successUrl: "http://localhost/",
    cancelUrl: "http://localhost/",
  });
  if (!asked.ok && asked.because === "nothing-due") return;
  if (!asked.ok) throw new Error(`${storeUid} could not pay: ${asked.because}`);
  const opened = await openCheckout(actor, asked.operationId);
  if (!opened.ok || opened.url === null) throw new Error(`no Checkout for ${storeUid}`);
  await chooseAt(opened.url, choice);
  await refreshPayment(marketplaceId, asked.paymentId);
  await hearPayment(marketplaceId, asked.paymentId);
}

const atOnce = 4;
const choices = ["ok", "ok", "alipay", "wechat"] as const;

/** By card, Alipay and WeChat Pay in turn. */
export async function payDeposits(
  actor: AutomaticActor,
  storeUids: readonly string[],
): Promise<void> {
  for (let from = 0; from < storeUids.length; from += atOnce)
    await Promise.all(
      storeUids
        .slice(from, from + atOnce)
        .map((storeUid, at) => payDeposit(actor, storeUid, choices[at] ?? "ok")),
    );
}
