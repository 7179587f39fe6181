import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { clientAt, key, openSandbox, paid, refusal } from "./opened";

const sandbox = openSandbox();
const stripe = () => sandbox.stripe();
const raw = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url()}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
const chargesOf = async (customer: string) =>
  (await stripe().charges.list({ customer, limit: 100 })).data.length;

describe("keys and versions", () => {
  it.each([
    ["no key", {}],
    ["a live key", { authorization: "Bearer sk_live_123456789012" }],
    ["rubbish", { authorization: "Token abc" }],
  ])("401 with %s", async (_name, headers) => {
    const answer = await fetch(`${sandbox.url()}/v1/customers`, { headers: headers as never });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  it("accepts Basic as well as Bearer, and restricted test keys", async () => {
    const basic = Buffer.from(`${key}:`).toString("base64");
    for (const authorization of [`Basic ${basic}`, "Bearer rk_test_123456"]) {
      const answer = await fetch(`${sandbox.url()}/v1/balance`, { headers: { authorization } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("request-id")).toMatch(/^req_/);
      expect(answer.headers.get("stripe-version")).toBe(Stripe.API_VERSION);
    }
  });

  it("404 with an error for what there is not", async () => {
    const answer = await raw("POST", "/v1/subscriptions", "a=1");
    expect(answer.status).toBe(404);
    const { error } = (await answer.json()) as { error: { message: string } };
    expect(error.message).toContain("Unrecognized request URL (POST: /v1/subscriptions)");
  });

  it("takes payment_method_types from old versions and from who names none", async () => {
    const body = "amount=1000&currency=usd&payment_method_types[]=card";
    const older = await raw("POST", "/v1/payment_intents", body);
    expect(await older.json()).toMatchObject({ payment_method_types: ["card"] });
    const old = await raw("POST", "/v1/payment_intents", body, {
      "stripe-version": "2026-08-26.dahlia",
    });
    expect(old.status).toBe(200);
    const today = await raw("POST", "/v1/payment_intents", body, {
      "stripe-version": Stripe.API_VERSION,
    });
    expect(today.status).toBe(400);
  });

  it("reads brackets, deletes metadata, unsets with the empty text", async () => {
    const made = await stripe().customers.create({
      name: "Shop & Söhne 店",
      metadata: { a: "1", b: "2" },
      address: { city: "Hangzhou" },
    });
    const after = await stripe().customers.update(made.id, {
      address: "",
      metadata: { a: "", c: "3" },
    });
    expect(after).toMatchObject({
      name: "Shop & Söhne 店",
      description: null,
      metadata: { b: "2", c: "3" },
    });
  });
});

describe("idempotency", () => {
  it("replays the first answer, with its request id", async () => {
    const { id: customer } = await stripe().customers.create({});
    const call = () =>
      stripe().paymentIntents.create(
        {
          amount: 1_000,
          currency: "usd",
          customer,
          payment_method: "pm_card_visa",
          confirm: true,
          return_url: "https://example.com",
        },
        { idempotencyKey: `twice-${customer}` },
      );
    const [first, again] = [await call(), await call()];
    expect(again.id).toBe(first.id);
    const headers = new Headers(again.lastResponse.headers as HeadersInit);
    expect(headers.get("idempotent-replayed")).toBe("true");
    expect(headers.get("original-request")).toBe(first.lastResponse.requestId);
    expect(await chargesOf(customer)).toBe(1);
  });

  it("keeps a decline, refuses other parameters, is another thing in another account", async () => {
    const declined = () =>
      stripe().paymentIntents.create(
        {
          amount: 1_000,
          currency: "usd",
          payment_method: "pm_card_visa_chargeDeclined",
          confirm: true,
          return_url: "https://example.com",
        },
        { idempotencyKey: "declined" },
      );
    const [first, again] = [await refusal(declined()), await refusal(declined())];
    expect(again.payment_intent?.id).toBe(first.payment_intent?.id);
    const other = await refusal(
      stripe().paymentIntents.create(
        { amount: 1_001, currency: "usd" },
        { idempotencyKey: "declined" },
      ),
    );
    expect(other).toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
    expect(other.message).toContain("Try using a key other than 'declined'");
    const { id: stripeAccount } = await stripe().accounts.create({});
    const elsewhere = await stripe().customers.create(
      {},
      { idempotencyKey: "declined", stripeAccount },
    );
    expect(elsewhere.id).toMatch(/^cus_/);
    expect(await refusal(stripe().customers.retrieve(elsewhere.id))).toMatchObject({
      statusCode: 404,
    });
  });

  it("does not keep bad form, and forgets after 24 hours", async () => {
    const idempotencyKey = "mended";
    await refusal(stripe().customers.create({ colour: 1 } as never, { idempotencyKey }));
    const made = await stripe().customers.create({ name: "A" }, { idempotencyKey });
    const same = await stripe().customers.create({ name: "A" }, { idempotencyKey });
    expect(same.id).toBe(made.id);
    await sandbox.control("/clock", { advance: 25 * 3_600 });
    const later = await stripe().customers.create({ name: "A" }, { idempotencyKey });
    expect(later.id).not.toBe(made.id);
  });

  it("lets one of ten through at the same moment", async () => {
    const { id: customer } = await stripe().customers.create({});
    const body = `amount=1000&currency=usd&customer=${customer}&payment_method=pm_card_visa&confirm=true`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        raw("POST", "/v1/payment_intents", body, { "idempotency-key": `ten-${customer}` }),
      ),
    );
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as {
      id?: string;
      error?: { code: string };
    }[];
    const ids = new Set(bodies.flatMap(({ id }) => id ?? []));
    const codes = new Set(bodies.flatMap(({ error }) => error?.code ?? []));
    expect(ids.size).toBe(1);
    expect([...codes].filter((code) => code !== "idempotency_key_in_use")).toEqual([]);
    expect(await chargesOf(customer)).toBe(1);
  });
});

describe("lists and expansion", () => {
  it("page both ways, newest first, within a range", async () => {
    const email = "pages@example.com";
    const ids: string[] = [];
    for (let at = 0; at < 7; at += 1) ids.unshift((await stripe().customers.create({ email })).id);
    const first = await stripe().customers.list({ email, limit: 3 });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    expect(first).toMatchObject({ object: "list", has_more: true, url: "/v1/customers" });
    const next = await stripe().customers.list({
      email,
      limit: 3,
      starting_after: ids[2] as string,
    });
    expect(next.data.map(({ id }) => id)).toEqual(ids.slice(3, 6));
    const back = await stripe().customers.list({
      email,
      limit: 2,
      ending_before: ids[4] as string,
    });
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    const all = await stripe().customers.list({ email, limit: 2 }).autoPagingToArray({ limit: 50 });
    expect(all.map(({ id }) => id)).toEqual(ids);
    const created = first.data[0]?.created ?? 0;
    expect((await stripe().customers.list({ email, created: { gt: created } })).data).toEqual([]);
    expect((await stripe().customers.list({ email, created: { lte: created } })).data).toHaveLength(
      7,
    );
    for (const limit of [0, 101])
      expect(await refusal(stripe().customers.list({ limit }))).toMatchObject({ param: "limit" });
  });

  it("expands references, nested and in lists, and refuses what cannot be", async () => {
    const { id: customer } = await stripe().customers.create({ name: "Expanded" });
    const intent = await paid(stripe(), 1_234, { customer, setup_future_usage: "off_session" });
    await stripe().refunds.create({ payment_intent: intent.id, amount: 234 });
    const { data } = await stripe().paymentIntents.list({
      customer,
      expand: ["data.customer", "data.payment_method", "data.latest_charge.balance_transaction"],
    });
    expect(data[0]).toMatchObject({
      customer: { name: "Expanded" },
      payment_method: { customer },
      latest_charge: { balance_transaction: { net: 1_234 - 66 } },
    });
    const plain = await stripe().charges.retrieve(String(intent.latest_charge));
    expect(plain).not.toHaveProperty("refunds");
    const whole = await stripe().charges.retrieve(plain.id, { expand: ["refunds"] });
    expect(whole.refunds?.data).toMatchObject([{ amount: 234 }]);
    const error = await refusal(stripe().charges.retrieve(plain.id, { expand: ["amount"] }));
    expect(error.message).toContain("This property cannot be expanded (amount)");
  });
});

describe("faults", () => {
  const create = (client: Stripe, customer: string, idempotencyKey?: string) =>
    client.paymentIntents.create(
      {
        amount: 1_000,
        currency: "usd",
        customer,
        payment_method: "pm_card_visa",
        confirm: true,
        return_url: "https://example.com",
      },
      idempotencyKey === undefined ? {} : { idempotencyKey },
    );
  const path = "/v1/payment_intents";
  const patient = () =>
    clientAt(sandbox.url(), null, {
      maxNetworkRetries: 2,
      timeout: 700,
      httpClient: Stripe.createNodeHttpClient(),
    });

  it.each(["reset_before", "reset_after", "500_before", "lock"])(
    "%s: the client repeats with its key, and there is one charge",
    async (kind) => {
      const { id } = await stripe().customers.create({});
      await sandbox.control("/fault", { kind, path });
      expect((await create(patient(), id)).status).toBe("succeeded");
      expect(await chargesOf(id)).toBe(1);
    },
  );

  it("hang_after: nobody knows, the same key recovers", async () => {
    const { id } = await stripe().customers.create({});
    await sandbox.control("/fault", { kind: "hang_after", path });
    const short = sandbox.client({ timeout: 400 });
    expect(await refusal(create(short, id, `h-${id}`))).toMatchObject({
      type: "StripeConnectionError",
    });
    expect(await chargesOf(id)).toBe(1);
    expect((await create(stripe(), id, `h-${id}`)).status).toBe("succeeded");
    expect(await chargesOf(id)).toBe(1);
  });

  it("500_after: the key keeps the error though the charge is there", async () => {
    const { id } = await stripe().customers.create({});
    await sandbox.control("/fault", { kind: "500_after", path });
    for (let tries = 0; tries < 2; tries += 1)
      expect(await refusal(create(stripe(), id, `a-${id}`))).toMatchObject({ statusCode: 500 });
    expect(await chargesOf(id)).toBe(1);
  });

  it("429: the client does not repeat; html_502 and json_no_error say nothing useful", async () => {
    const { id } = await stripe().customers.create({});
    await sandbox.control("/fault", { kind: "429", path });
    expect(await refusal(create(patient(), id))).toMatchObject({ type: "StripeRateLimitError" });
    await sandbox.control("/fault", { kind: "html_502", path });
    expect(await refusal(create(stripe(), id))).toMatchObject({ type: "StripeAPIError" });
    await sandbox.control("/fault", { kind: "json_no_error", path: "/v1/pay*", method: "POST" });
    const hollow = await create(clientAt(sandbox.url(), null), id);
    expect(hollow.object).toBeUndefined();
    expect(await chargesOf(id)).toBe(0);
  });
});
