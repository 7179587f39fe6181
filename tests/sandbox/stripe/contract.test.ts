/**
 * What this product needs of Stripe, asked of the sandbox and, with `STRIPE_TEST_SECRET_KEY`, of Stripe
 * itself in test mode: the same questions must have the same answers. It makes test objects there and no
 * money moves; a live key is refused.
 */
import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { clientAt, key, openSandbox, refusal } from "./opened";
import { stripeTypes } from "./stripe-types";

const given = process.env.STRIPE_TEST_SECRET_KEY;
if (given !== undefined && !/^(sk|rk)_test_/.test(given))
  throw new Error("STRIPE_TEST_SECRET_KEY must be a key of test mode, sk_test_… or rk_test_….");

const sandbox = openSandbox({}, false);
const walker = stripeTypes();
const unique = () => `slipway-contract-${crypto.randomUUID()}`;
const place = { success_url: "https://example.com/paid", cancel_url: "https://example.com/back" };

function contract(open: () => Stripe): void {
  const paid = (amount: number, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    open().paymentIntents.create({
      amount,
      currency: "usd",
      payment_method: "pm_card_visa",
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      expand: ["latest_charge"],
      ...more,
    });

  it("answers at our version, in the shapes that the package declares", async () => {
    const intent = await paid(1_500);
    expect(intent.lastResponse.apiVersion).toBe(Stripe.API_VERSION);
    expect(intent).toMatchObject({ object: "payment_intent", status: "succeeded", amount: 1_500 });
    const { lastResponse: _http, ...plain } = intent;
    expect(walker(plain)).toEqual([]);
  });

  it("a refund is bounded by the charge, and says so in these words", async () => {
    const { id: payment_intent } = await paid(2_500);
    expect(await open().refunds.create({ payment_intent, amount: 1_000 })).toMatchObject({
      object: "refund",
      amount: 1_000,
      payment_intent,
    });
    expect(await refusal(open().refunds.create({ payment_intent, amount: 1_501 }))).toMatchObject({
      type: "StripeInvalidRequestError",
      statusCode: 400,
    });
    await open().refunds.create({ payment_intent });
    expect(await refusal(open().refunds.create({ payment_intent }))).toMatchObject({
      code: "charge_already_refunded",
    });
  });

  it("a key replays its answer, and is refused with other words", async () => {
    const idempotencyKey = unique();
    const first = await open().customers.create({ name: "one" }, { idempotencyKey });
    const again = await open().customers.create({ name: "one" }, { idempotencyKey });
    expect(again.id).toBe(first.id);
    expect(
      await refusal(open().customers.create({ name: "two" }, { idempotencyKey })),
    ).toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
    await open().customers.del(first.id);
  });

  it("a declined card is an error of status 402 that keeps its key", async () => {
    const declined = () =>
      open().paymentIntents.create(
        {
          amount: 900,
          currency: "usd",
          payment_method: "pm_card_chargeDeclined",
          confirm: true,
          automatic_payment_methods: { enabled: true, allow_redirects: "never" },
        },
        { idempotencyKey: declinedKey },
      );
    const declinedKey = unique();
    for (let tries = 0; tries < 2; tries += 1)
      expect(await refusal(declined())).toMatchObject({
        type: "StripeCardError",
        statusCode: 402,
        code: "card_declined",
      });
  });

  it("a saved card that wants its owner says authentication_required off session", async () => {
    const { id: customer } = await open().customers.create({ description: unique() });
    const method = await open().paymentMethods.attach("pm_card_authenticationRequired", {
      customer,
    });
    const asked = open().paymentIntents.create({
      amount: 1_100,
      currency: "usd",
      customer,
      payment_method: method.id,
      off_session: true,
      confirm: true,
    });
    expect(await refusal(asked)).toMatchObject({ code: "authentication_required" });
    await open().customers.del(customer);
  });

  it("Checkout opens, is found again by its customer, and can be ended once", async () => {
    const { id: customer } = await open().customers.create({ description: unique() });
    const session = await open().checkout.sessions.create({
      mode: "payment",
      customer,
      line_items: [
        {
          quantity: 1,
          price_data: { currency: "usd", unit_amount: 2_000, product_data: { name: "Deposit" } },
        },
      ],
      metadata: { slipway_operation: "contract" },
      ...place,
    });
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      amount_total: 2_000,
    });
    const { data } = await open().checkout.sessions.list({ customer });
    expect(data.map(({ id }) => id)).toEqual([session.id]);
    expect(await open().checkout.sessions.expire(session.id)).toMatchObject({ status: "expired" });
    expect(await refusal(open().checkout.sessions.expire(session.id))).toMatchObject({
      statusCode: 400,
    });
    await open().customers.del(customer);
  });

  it("payment_method_types is refused at our version", async () => {
    const old = { amount: 900, currency: "usd", payment_method_types: ["card"] };
    expect(await refusal(open().paymentIntents.create(old as never))).toMatchObject({
      statusCode: 400,
      param: "payment_method_types",
    });
  });

  it("what is not there is 404 resource_missing", async () => {
    expect(await refusal(open().paymentIntents.retrieve("pi_nope"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
  });
}

describe("the sandbox", () => contract(() => clientAt(sandbox.url(), null)));

const title =
  given === undefined
    ? "Stripe in test mode (not asked: STRIPE_TEST_SECRET_KEY is not set)"
    : "Stripe in test mode";
describe.skipIf(given === undefined)(title, () =>
  contract(() => new Stripe(given ?? key, { maxNetworkRetries: 2, telemetry: false })),
);
