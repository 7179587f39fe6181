/** The wallet's doors against forgery, and from the form to what is true after Checkout, with and without events. */
import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { depositsIn, start } from "#tests/features/deposits/a-deposit";
import { requestsOf, type SignedIn, signedIn } from "#tests/support/sign-in";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { chargeOrders } from "~/features/deposits/charge-orders.server";
import { hearPayment } from "~/features/deposits/hear-payment.server";
import { walletOf } from "~/features/deposits/wallet.server";
import { readOutbox } from "~/features/notices/read-outbox.server";
import { carryOutDue } from "~/features/payments/carry-out.server";
import type { MerchantActor } from "~/features/people/actor";
import { setClock } from "~/platform/clock.server";
import { refuseCrossSite } from "~/platform/cross-site.server";
import { inTenant } from "~/platform/database.server";
import { publicId, uuidOf } from "~/values/public-id";
import { testContext } from "./answer";
import { depositThingsOf } from "./deposits";

type Door = { readonly loader?: LoaderFunction; readonly action?: ActionFunction };
const modules = import.meta.glob<Door>("/app/routes/_merchant.wallet*.{ts,tsx}");
const doorOf = async (name: string): Promise<Door> => {
  const load = modules[`/app/routes/_merchant.wallet${name}`];
  if (load === undefined) throw new Error(`no door ${name}`);
  return load();
};

type Told = { readonly status: number; readonly to: string; readonly body: unknown };
/** What a door answers, thrown or returned. */
async function ask(
  name: string,
  kind: "loader" | "action",
  request: Request,
  params: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const door = (await doorOf(name))[kind];
  if (door === undefined) throw new Error(`${name} has no ${kind}`);
  const given = { request, params, context: testContext } as Parameters<LoaderFunction>[0];
  const answer = await Promise.resolve(door(given)).catch((thrown: unknown) => thrown);
  if (answer instanceof Response)
    return { status: answer.status, to: answer.headers.get("Location") ?? "", body: null };
  if (answer instanceof Error) throw answer;
  const { init, data } = answer as { init?: { status?: number } | null; data?: unknown };
  return { status: init?.status ?? 200, to: "", body: data ?? answer };
}

let stripe: TestStripe;
let deposits: Awaited<ReturnType<typeof depositsIn>>;
beforeAll(async () => {
  stripe = await startTestStripe();
  deposits = await depositsIn();
});
afterAll(() => stripe.close());

async function aMerchant() {
  const shop = await deposits.shop();
  const her: SignedIn<MerchantActor> = await signedIn("merchant-owner", {
    marketplace: deposits,
    entityUid: shop.entityUid,
  });
  const wallet = async () => walletOf(her.actor, shop.storeUid, null);
  return { shop, her, wallet };
}
type Merchant = Awaited<ReturnType<typeof aMerchant>>;

async function agreed(merchant: Merchant) {
  await merchant.shop.assess();
  const form = { agreed: "on", version: "1" };
  const told = await ask(
    ".agreement.tsx",
    "action",
    merchant.her.request("/wallet/agreement", form),
  );
  expect(told).toMatchObject({ status: 302, to: "/wallet/pay" });
}
const pay = ({ her }: Merchant, form: Record<string, string>) =>
  ask(".pay.tsx", "action", her.request("/wallet/pay", form));
const goes = ({ her }: Merchant, to: string) =>
  ask(".go.$operation.tsx", "loader", her.request(to), { operation: to.split("/").at(-1) ?? "" });
const payment = ({ her }: Merchant, to: string, kind: "loader" | "action" = "loader") =>
  ask(".payments.$payment.tsx", kind, her.request(to, kind === "action" ? {} : undefined), {
    payment: to.split("/").at(-1) ?? "",
  });
const sessionIn = (url: string) => url.split("/").at(-1) ?? "";

/** Through Checkout and back, while no event is delivered: only her return says what has happened. */
async function paidByCheckout(merchant: Merchant, saveCard: boolean, method = "pm_card_visa") {
  const form = { how: "checkout", ...(saveCard ? { saveCard: "on" } : {}) };
  const posted = await pay(merchant, form);
  expect(posted.to).toMatch(/^\/wallet\/go\/opn_/);
  expect((await pay(merchant, form)).to).toBe(posted.to);
  const { url } = (await goes(merchant, posted.to)).body as { url: string };
  expect(url).toMatch(/\/c\/pay\/cs_test_/);
  await stripe.control("/checkout", { session: sessionIn(url), method });
  const back = await ask(
    ".return.tsx",
    "loader",
    merchant.her.request(`/wallet/return?session=${sessionIn(url)}`),
  );
  expect(back.to).toMatch(/^\/wallet\/payments\/pay_/);
  return { back: back.to, session: sessionIn(url), operation: posted.to };
}

test("29: paid at Checkout, she comes back before any event and finds it held; the same form again is refused", async () => {
  await stripe.control("/webhooks", { mode: "pause" });
  const merchant = await aMerchant();
  expect((await pay(merchant, { how: "checkout" })).status).toBe(409);
  await agreed(merchant);
  const { back } = await paidByCheckout(merchant, false);
  expect(await payment(merchant, back)).toMatchObject({ body: { payment: { status: "paid" } } });
  expect(await merchant.wallet()).toMatchObject({ order: null, sums: { heldMinor: 200_000 } });
  expect(await pay(merchant, { how: "checkout" })).toMatchObject({ status: 409 });
  expect(await merchant.wallet()).toMatchObject({ sums: { paidInMinor: 200_000 } });
  await stripe.control("/webhooks", { mode: "normal" });
});

test("32: the saved card pays a top-up once her bank has seen her; no second charge meanwhile", async () => {
  const merchant = await aMerchant();
  await agreed(merchant);
  await paidByCheckout(merchant, true, "pm_card_authenticationRequired").then(({ back }) =>
    payment(merchant, back),
  );
  expect((await merchant.wallet())?.card).toMatch(/^Visa •••• \d{4}$/);
  await merchant.shop.sold(12_000_000);
  await merchant.shop.assess();
  const { to } = await pay(merchant, { how: "card" });
  expect(await payment(merchant, to)).toMatchObject({
    body: { payment: { status: "action-required" } },
  });
  expect((await merchant.wallet())?.trouble).toMatchObject({ kind: "your-bank-asks" });
  expect((await pay(merchant, { how: "card" })).status).toBe(409);
  const asked = await payment(merchant, to, "action");
  expect(asked.to).toMatch(/^\/wallet\/go\/opn_/);
  const { url } = (await goes(merchant, asked.to)).body as { url: string };
  await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ answer: "pass" }),
    redirect: "manual",
  });
  expect(await payment(merchant, to)).toMatchObject({ body: { payment: { status: "paid" } } });
  expect(await merchant.wallet()).toMatchObject({ order: null, sums: { heldMinor: 500_000 } });
});

const letters = async (to: string) =>
  ((await readOutbox()) ?? []).filter((mail) => mail.to === to).map(({ subject }) => subject);
const charges = ({ shop }: Merchant) =>
  inTenant(deposits.id, (tx) =>
    tx.payment.findMany({ where: { storeUid: shop.storeUid, route: "saved-card" } }),
  );
const onCard = ({ her }: Merchant, what: string) =>
  ask(".card.tsx", "action", her.request("/wallet/card", { what }));

test("34: a card with consent pays by itself; two rounds at once ask once; without consent nothing is asked", async () => {
  const merchant = await aMerchant();
  await agreed(merchant);
  const { back } = await paidByCheckout(merchant, true);
  await payment(merchant, back);
  await merchant.shop.sold(12_000_000);
  await merchant.shop.assess();
  expect(await chargeOrders(deposits.id)).toBe(0);
  await onCard(merchant, "agree");
  const rounds = await Promise.all([chargeOrders(deposits.id), chargeOrders(deposits.id)]);
  expect(rounds[0] + rounds[1]).toBe(1);
  await carryOutDue(deposits.id);
  const [charged] = await charges(merchant);
  await hearPayment(deposits.id, charged?.id ?? "");
  expect(await merchant.wallet()).toMatchObject({ order: null, sums: { heldMinor: 500_000 } });
  await onCard(merchant, "forget");
  expect(await merchant.wallet()).toMatchObject({ card: null, chargesByItself: false });
});

test("33: a card that declines is told of once, waits a day, and is tried again then", async () => {
  const merchant = await aMerchant();
  await agreed(merchant);
  const { back } = await paidByCheckout(merchant, false);
  await payment(merchant, back);
  const { to } = await onCard(merchant, "save");
  const { url } = (await goes(merchant, to)).body as { url: string };
  const [session, method] = [sessionIn(url), "pm_card_chargeCustomerFail"];
  await stripe.control("/checkout", { session, method });
  await ask(".return.tsx", "loader", merchant.her.request(`/wallet/return?session=${session}`));
  await onCard(merchant, "agree");
  await merchant.shop.sold(12_000_000);
  await merchant.shop.assess();
  expect(await chargeOrders(deposits.id)).toBe(1);
  await carryOutDue(deposits.id);
  const [charged] = await charges(merchant);
  expect(charged).toMatchObject({ status: "failed" });
  await hearPayment(deposits.id, charged?.id ?? "");
  await hearPayment(deposits.id, charged?.id ?? "");
  const told = await letters(merchant.her.email);
  expect(told.filter((subject) => /未能支付|did not pay/.test(subject))).toHaveLength(1);
  expect(await merchant.wallet()).toMatchObject({ trouble: { kind: "declined" } });
  expect(await chargeOrders(deposits.id)).toBe(0);
  setClock(new Date(start.getTime() + 25 * 3_600_000));
  expect(await chargeOrders(deposits.id)).toBe(1);
  setClock(start);
});

/** What somebody could have changed, counted. */
const traces = () =>
  inTenant(deposits.id, async (tx) => [
    await tx.auditEntry.count(),
    await tx.stripeOperation.count(),
    await tx.payment.count(),
    await tx.depositExit.count(),
    await tx.depositDeduction.count({ where: { status: "NOTIFIED" } }),
  ]);

test("53: with another shop's payment, session, receipt, refund, deduction or store she finds nothing and changes nothing", async () => {
  const [owner, stranger] = [await aMerchant(), await aMerchant()];
  const things = await depositThingsOf({ ...owner.shop });
  const before = await traces();
  const her = stranger.her.request;
  const { payment: pay_, receipt, operation, deduction, refund } = things;
  const store = `?store=${owner.shop.storeUid}`;
  const tries: readonly (readonly [
    string,
    "loader" | "action",
    Request,
    Record<string, string>,
  ])[] = [
    [".payments.$payment.tsx", "loader", her("/x"), pay_],
    [".payments.$payment.tsx", "action", her("/x", {}), pay_],
    [".$lot.tsx", "loader", her("/x"), receipt],
    [".go.$operation.tsx", "loader", her("/x"), operation],
    [".return.tsx", "loader", her(`/wallet/return?session=${operation.session}`), {}],
    [".deductions.$deduction.tsx", "loader", her("/x"), deduction],
    [".deductions.$deduction.tsx", "action", her("/x", { answer: "agree" }), deduction],
    [".refunds.$refund.tsx", "loader", her("/x"), refund],
    [".refunds.$refund.tsx", "action", her("/x", { question: "?" }), refund],
    ["._index.tsx", "loader", her(`/wallet${store}`), {}],
    [".pay.tsx", "loader", her(`/wallet/pay${store}`), {}],
    [".pay.tsx", "action", her(`/wallet/pay${store}`, { how: "checkout" }), {}],
    [".card.tsx", "action", her(`/wallet/card${store}`, { what: "save" }), {}],
    [
      ".exit.tsx",
      "action",
      her(`/wallet/exit${store}`, { what: "announce", noticeOn: "2099-01-01" }),
      {},
    ],
    [".refund.tsx", "action", her(`/wallet/refund${store}`, { amount: "1" }), {}],
    [
      ".agreement.tsx",
      "action",
      her(`/wallet/agreement${store}`, { agreed: "on", version: "1" }),
      {},
    ],
  ];
  for (const [name, kind, request, params] of tries)
    expect((await ask(name, kind, request, params)).status, `${name} ${kind}`).toBe(404);
  expect(await traces()).toEqual(before);
  expect(
    uuidOf("payment", publicId("deduction", "01999999-0000-7000-8000-000000000001")),
  ).toBeNull();
});

test("53: a form without an origin, or from another site, does not reach a door", () => {
  const post = (headers: Record<string, string>) =>
    refuseCrossSite(
      new Request("http://localhost:3000/wallet/pay", {
        method: "POST",
        headers: { Host: "localhost:3000", ...headers },
      }),
    )?.status;
  expect(post({})).toBe(403);
  expect(post({ Origin: "https://evil.example" })).toBe(403);
  expect(post({ Origin: "http://localhost:3000", "Sec-Fetch-Site": "cross-site" })).toBe(403);
  expect(
    post({ Origin: "http://localhost:3000", "Sec-Fetch-Site": "same-origin" }),
  ).toBeUndefined();
  expect(requestsOf(null)("/wallet").headers.get("Cookie")).toBeNull();
});
