/** The customer's side, the webhooks' side, and a restart in between. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StripeSandbox, startStripeSandbox } from "../../../sandbox/stripe/server";
import { clientAt, openSandbox, paid, webhookSecret } from "./opened";

const sandbox = openSandbox();
const stripe = () => sandbox.stripe();

const session = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  stripe().checkout.sessions.create({
    mode: "payment",
    line_items: [
      {
        quantity: 2,
        price_data: { currency: "cny", unit_amount: 5_000, product_data: { name: "Deposit" } },
      },
    ],
    success_url: "https://example.com/paid?s={CHECKOUT_SESSION_ID}",
    cancel_url: "https://example.com/left",
    customer_email: "shop@example.com",
    payment_intent_data: { metadata: { deposit: "d1" }, transfer_group: "g1" },
    ...more,
  });
const choose = (url: string | null, choice: string) =>
  fetch(url ?? "", { method: "POST", body: `choice=${choice}`, redirect: "manual" });

describe("Checkout", () => {
  it("shows the sum, survives a decline, is paid once and no second time", async () => {
    const made = await session();
    const page = await (
      await fetch(made.url ?? "", { headers: { "accept-language": "zh-CN" } })
    ).text();
    expect(page).toContain("SANDBOX — no real money");
    expect(page).toContain("¥100");
    expect(page).toContain("支付宝");
    const declined = await choose(made.url, "decline");
    expect(declined.status).toBe(402);
    expect(await declined.text()).toContain("Your card was declined.");
    const done = await choose(made.url, "alipay");
    expect(done.headers.get("location")).toBe(`https://example.com/paid?s=${made.id}`);
    expect((await choose(made.url, "ok")).status).toBe(409);
    const after = await stripe().checkout.sessions.retrieve(made.id, {
      expand: ["payment_intent.latest_charge", "line_items"],
    });
    expect(after).toMatchObject({
      status: "complete",
      payment_status: "paid",
      payment_intent: {
        status: "succeeded",
        metadata: { deposit: "d1" },
        latest_charge: { payment_method_details: { type: "alipay" } },
      },
    });
    expect(after.line_items?.data).toMatchObject([{ quantity: 2, amount_total: 10_000 }]);
  });

  it("can be left, expires by itself, and saves a card", async () => {
    const left = await session();
    const away = await choose(left.url, "abandon");
    expect(away.headers.get("location")).toBe("https://example.com/left");
    await sandbox.control("/clock", { advance: 86_400 + 5 });
    expect((await stripe().checkout.sessions.retrieve(left.id)).status).toBe("expired");
    const { id: customer } = await stripe().customers.create({});
    const saving = await stripe().checkout.sessions.create({
      mode: "setup",
      customer,
      currency: "usd",
      success_url: "https://example.com/saved",
    });
    expect((await choose(saving.url, "saves_then_fails")).status).toBe(303);
    const { data } = await stripe().customers.listPaymentMethods(customer);
    expect(data).toMatchObject([{ customer, card: { last4: "0341" } }]);
  });
});

describe("a restart", () => {
  it("keeps objects, the clock and what is still due", async () => {
    const intent = await paid(stripe(), 1_500, { capture_method: "automatic_async" });
    const open = await session();
    const before = (await sandbox.control("", {}, "GET")) as { now: number };
    await sandbox.restart();
    expect((await stripe().paymentIntents.retrieve(intent.id)).amount).toBe(1_500);
    const after = (await sandbox.control("", {}, "GET")) as { now: number };
    expect(after.now).toBeGreaterThanOrEqual(before.now);
    expect((await fetch(open.url ?? "")).status).toBe(200);
    await sandbox.control("/clock", { advance: 2 });
    const charge = await stripe().charges.retrieve(String(intent.latest_charge));
    expect(charge.balance_transaction).toMatch(/^txn_/);
  });
});

describe("webhooks", () => {
  const heard: { id: string; type: string; ok: boolean }[] = [];
  let receiver: Server;
  let told: StripeSandbox;
  let client: Stripe;
  let refuse = 0;
  const turn = (path: string, body: object) =>
    fetch(`${told.url}/_sandbox${path}`, { method: "POST", body: JSON.stringify(body) });

  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const { id, type } = JSON.parse(body) as { id: string; type: string };
      let ok = true;
      try {
        client.webhooks.constructEvent(
          body,
          String(request.headers["stripe-signature"]),
          webhookSecret,
        );
      } catch {
        ok = false;
      }
      heard.push({ id, type, ok });
      refuse -= 1;
      response.writeHead(refuse >= 0 ? 500 : 200).end();
    });
    await new Promise<void>((open) => receiver.listen(0, "127.0.0.1", open));
    const { port } = receiver.address() as AddressInfo;
    told = await startStripeSandbox({
      databaseUrl: process.env.DATABASE_URL ?? "",
      schema: "stripe_told",
      control: true,
      webhook: { url: `http://127.0.0.1:${port}/hook`, secret: webhookSecret },
    });
    client = clientAt(told.url, null);
  });
  beforeEach(async () => {
    heard.length = 0;
    refuse = 0;
    await turn("/webhooks", { mode: "normal", deliverFirst: true, retryMs: 1 });
  });
  afterAll(async () => {
    await told.close();
    await new Promise((closed) => receiver.close(closed));
  });

  it("are signed, and come before the answer where that is asked for", async () => {
    const { id } = await client.customers.create({});
    const [event] = (await client.events.list({ limit: 1 })).data;
    expect(heard).toEqual([{ id: event?.id, type: "customer.created", ok: true }]);
    expect(event?.data.object).toMatchObject({ id });
  });

  it("are repeated with the same id until they are taken", async () => {
    refuse = 2;
    await client.customers.create({});
    await turn("/deliver", {});
    await turn("/deliver", {});
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    ["dup", 2, [true, true]],
    ["bad_sig", 1, [false]],
    ["old_ts", 1, [false]],
    ["drop", 0, []],
    ["pause", 0, []],
  ])("%s", async (mode, times, ok) => {
    await turn("/webhooks", { mode });
    await client.customers.create({});
    expect(heard).toHaveLength(times);
    expect(heard.map((each) => each.ok)).toEqual(ok);
    await turn("/webhooks", { mode: "normal" });
    await turn("/deliver", {});
  });

  it("come in reverse, and again on request", async () => {
    await turn("/webhooks", { mode: "reverse" });
    const { id } = await client.customers.create({});
    await client.customers.update(id, { description: "x" });
    await paid(client, 1_000);
    const types = heard.map(({ type }) => type);
    expect(types.indexOf("payment_intent.succeeded")).toBeLessThan(
      types.indexOf("payment_intent.created"),
    );
    await turn("/webhooks", { mode: "normal" });
    const again = heard[0]?.id;
    await turn("/resend", { event: again });
    expect(heard.filter((each) => each.id === again)).toHaveLength(2);
  });

  it("a second server on the same schema is refused; production as well", async () => {
    const databaseUrl = process.env.DATABASE_URL ?? "";
    await expect(startStripeSandbox({ databaseUrl, schema: "stripe_told" })).rejects.toThrow(
      "already runs",
    );
    const mode = process.env.NODE_ENV;
    process.env.NODE_ENV = "production";
    await expect(startStripeSandbox({ databaseUrl })).rejects.toThrow("refuses NODE_ENV");
    process.env.NODE_ENV = mode;
  });
});
