import { describe, expect, it } from "vitest";
import { openSandbox, paid, refusal } from "./opened";

const sandbox = openSandbox();
const stripe = () => sandbox.stripe();

describe("payment intents", () => {
  it("go from no method to succeeded, and the money is booked later by default", async () => {
    const customer = await stripe().customers.create({ email: "shop@example.com" });
    const intent = await stripe().paymentIntents.create({
      amount: 5_000,
      currency: "cny",
      customer: customer.id,
      metadata: { deposit: "d1" },
      transfer_group: "g1",
    });
    expect(intent.status).toBe("requires_payment_method");
    expect(intent.payment_method_types).toEqual(["card", "alipay", "wechat_pay"]);
    const done = await stripe().paymentIntents.confirm(intent.id, {
      payment_method: "pm_card_visa",
      return_url: "https://example.com/back",
      expand: ["latest_charge.balance_transaction"],
    });
    expect(done.status).toBe("succeeded");
    expect(done.latest_charge).toMatchObject({
      amount: 5_000,
      balance_transaction: null,
      transfer_group: "g1",
      metadata: { deposit: "d1" },
    });
    await sandbox.control("/clock", { advance: 2 });
    const settled = await stripe().paymentIntents.retrieve(intent.id, {
      expand: ["latest_charge.balance_transaction"],
    });
    expect(settled.latest_charge).toMatchObject({
      balance_transaction: { amount: 5_000, fee: 175, net: 4_825, reporting_category: "charge" },
    });
    const { data } = await stripe().events.list({ type: "charge.updated", limit: 1 });
    expect(data[0]?.data.previous_attributes).toEqual({ balance_transaction: null });
  });

  it.each([
    ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
    ["pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
    ["pm_card_chargeCustomerFail", "card_declined", "generic_decline"],
  ])("%s is declined and leaves the intent open for another card", async (method, code, reason) => {
    const error = await refusal(paid(stripe(), 2_000, { payment_method: method }));
    expect(error).toMatchObject({ statusCode: 402, type: "StripeCardError", code });
    expect(error.decline_code).toBe(reason);
    const intent = error.payment_intent;
    expect(intent).toMatchObject({ status: "requires_payment_method", payment_method: null });
    const charge = await stripe().charges.retrieve(error.charge ?? "");
    expect(charge).toMatchObject({ status: "failed", paid: false, balance_transaction: null });
    const again = await stripe().paymentIntents.confirm(intent?.id ?? "", {
      payment_method: "pm_card_mastercard",
    });
    expect(again).toMatchObject({ status: "succeeded", last_payment_error: null });
  });

  it("ask for authentication on the session, and end on the bank's page", async () => {
    const intent = await paid(stripe(), 2_000, {
      payment_method: "pm_card_threeDSecure2Required",
      return_url: "https://example.com/back?x=1",
    });
    expect(intent.status).toBe("requires_action");
    const url = intent.next_action?.redirect_to_url?.url ?? "";
    expect(await (await fetch(url)).text()).toContain("SANDBOX — no real money");
    const back = await fetch(url, { method: "POST", body: "answer=pass", redirect: "manual" });
    expect(back.headers.get("location")).toBe(
      `https://example.com/back?x=1&payment_intent=${intent.id}&redirect_status=succeeded`,
    );
    expect((await stripe().paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
  });

  it("tell of failed authentication", async () => {
    const intent = await paid(stripe(), 2_000, {
      payment_method: "pm_card_authenticationRequired",
    });
    await sandbox.control("/authenticate", { intent: intent.id, passes: false }).catch(() => null);
    const after = await stripe().paymentIntents.retrieve(intent.id);
    expect(after.last_payment_error?.code).toBe("payment_intent_authentication_failure");
    expect(after.status).toBe("requires_payment_method");
  });

  it("decline off session where the card wants its owner, unless it was set up for that", async () => {
    const customer = await stripe().customers.create({});
    for (const [card, ending] of [
      ["pm_card_authenticationRequired", "authentication_required"],
      ["pm_card_authenticationRequiredOnSetup", "succeeded"],
    ] as const) {
      const setup = await stripe().setupIntents.create({
        customer: customer.id,
        payment_method: card,
        confirm: true,
      });
      expect(setup.status).toBe("requires_action");
      await sandbox.control("/authenticate", { intent: setup.id });
      const saved = await stripe().setupIntents.retrieve(setup.id);
      const charged = paid(stripe(), 3_000, {
        customer: customer.id,
        payment_method: saved.payment_method,
        off_session: true,
      });
      const ended = await charged.then(
        ({ status }) => status,
        (error: { code: string }) => error.code,
      );
      expect(ended).toBe(ending);
    }
  });

  it("hold, capture a part, and refuse more than was held", async () => {
    const held = await paid(stripe(), 4_000, { capture_method: "manual" });
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 4_000 });
    const charge = await stripe().charges.retrieve(String(held.latest_charge));
    expect(charge.payment_method_details?.card?.capture_before).toBe(charge.created + 7 * 86_400);
    const over = await refusal(
      stripe().paymentIntents.capture(held.id, { amount_to_capture: 4_001 }),
    );
    expect(over).toMatchObject({ code: "amount_too_large", statusCode: 400 });
    const taken = await stripe().paymentIntents.capture(held.id, { amount_to_capture: 1_500 });
    expect(taken).toMatchObject({ status: "succeeded", amount_received: 1_500 });
    const rest = await refusal(stripe().refunds.create({ payment_intent: held.id, amount: 1_501 }));
    expect(rest.message).toContain("greater than unrefunded amount on charge ($15)");
  });

  it("lose a hold that nobody captures", async () => {
    const held = await paid(stripe(), 4_000, { capture_method: "manual" });
    await sandbox.control("/clock", { advance: 7 * 86_400 + 60 });
    const late = await refusal(stripe().paymentIntents.capture(held.id));
    expect(late.code).toBe("charge_expired_for_capture");
    expect((await stripe().paymentIntents.retrieve(held.id)).status).toBe("canceled");
    const { data } = await stripe().events.list({ type: "charge.expired" });
    expect(data).toHaveLength(1);
  });

  it("end delayed payments later, well or badly", async () => {
    for (const [method, ending] of [
      ["pm_sepa", "succeeded"],
      ["pm_sepa_fails", "requires_payment_method"],
    ] as const) {
      const intent = await stripe().paymentIntents.create({
        amount: 1_000,
        currency: "eur",
        payment_method: method,
        confirm: true,
        return_url: "https://example.com",
      });
      expect(intent.status).toBe("processing");
      await sandbox.control("/clock", { advance: 5 });
      expect((await stripe().paymentIntents.retrieve(intent.id)).status).toBe(ending);
    }
  });
});

describe("Stripe's own sentences", () => {
  const cases: [string, () => Promise<unknown>, object][] = [
    [
      "No such payment_intent: 'pi_nope'",
      () => stripe().paymentIntents.retrieve("pi_nope"),
      { statusCode: 404, code: "resource_missing" },
    ],
    [
      "Missing required param: amount.",
      () => stripe().paymentIntents.create({ currency: "usd" } as never),
      { statusCode: 400, code: "parameter_missing", param: "amount" },
    ],
    [
      "Invalid integer: ten",
      () => stripe().paymentIntents.create({ amount: "ten" as never, currency: "usd" }),
      { code: "parameter_invalid_integer", param: "amount" },
    ],
    [
      "Received unknown parameter: colour",
      () => stripe().customers.create({ colour: "red" } as never),
      { code: "parameter_unknown", param: "colour" },
    ],
    [
      "Received unknown parameter: automatic_payment_methods[loud]",
      () =>
        stripe().paymentIntents.create({
          amount: 1_000,
          currency: "usd",
          automatic_payment_methods: { enabled: true, loud: true } as never,
        }),
      { code: "parameter_unknown" },
    ],
    [
      "Received unknown parameter: payment_method_types",
      () =>
        stripe().paymentIntents.create({
          amount: 1_000,
          currency: "usd",
          payment_method_types: ["card"],
        } as never),
      { code: "parameter_unknown", param: "payment_method_types" },
    ],
    [
      "You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.",
      () =>
        stripe().paymentIntents.create({
          amount: 1_000,
          currency: "usd",
          allowed_payment_method_types: ["card"],
          automatic_payment_methods: { enabled: true },
        }),
      { code: "parameters_exclusive" },
    ],
    [
      "Amount must be at least $0.50 usd",
      () => stripe().paymentIntents.create({ amount: 49, currency: "usd" }),
      { code: "amount_too_small" },
    ],
    [
      "Amount must be no more than $999,999.99 usd",
      () => stripe().paymentIntents.create({ amount: 100_000_000, currency: "usd" }),
      { code: "amount_too_large" },
    ],
    [
      "Invalid capture_method: must be one of automatic, automatic_async, or manual",
      () =>
        stripe().paymentIntents.create({
          amount: 1_000,
          currency: "usd",
          capture_method: "never" as never,
        }),
      { param: "capture_method" },
    ],
    [
      "One of the following params should be provided for this request: payment_intent or charge.",
      () => stripe().refunds.create({}),
      { statusCode: 400 },
    ],
  ];
  it.each(cases)("%s", async (sentence, call, more) => {
    const error = await refusal(call());
    expect(error.message).toBe(sentence);
    expect(error).toMatchObject(more);
    expect(error.requestId).toMatch(/^req_/);
  });

  it("a missing method, a strange customer's method, an unpaid intent, a missing return_url", async () => {
    const open = await stripe().paymentIntents.create({ amount: 1_000, currency: "usd" });
    const bare = await refusal(stripe().paymentIntents.confirm(open.id));
    expect(bare.code).toBe("payment_intent_unexpected_state");
    expect(bare.message).toMatch(
      /^You cannot confirm this PaymentIntent because it's missing a payment method\./,
    );
    const unpaid = await refusal(stripe().refunds.create({ payment_intent: open.id }));
    expect(unpaid.message).toBe(
      `This PaymentIntent (${open.id}) does not have a successful charge to refund.`,
    );
    const nowhere = await refusal(
      stripe().paymentIntents.confirm(open.id, { payment_method: "pm_card_visa" }),
    );
    expect(nowhere.param).toBe("return_url");
    const [one, other] = await Promise.all([
      stripe().customers.create({}),
      stripe().customers.create({}),
    ]);
    const method = await stripe().paymentMethods.attach("pm_card_visa", { customer: one.id });
    const strange = await refusal(
      paid(stripe(), 1_000, { customer: other.id, payment_method: method.id }),
    );
    expect(strange.code).toBe("payment_intent_incompatible_payment_method");
    const taken = await refusal(stripe().paymentMethods.attach(method.id, { customer: other.id }));
    expect(taken.code).toBe("payment_method_unexpected_state");
    const twice = await paid(stripe(), 1_000);
    expect((await refusal(stripe().paymentIntents.confirm(twice.id))).message).toContain(
      "it has already succeeded",
    );
  });
});
