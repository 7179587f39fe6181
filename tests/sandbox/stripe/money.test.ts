import { describe, expect, it } from "vitest";
import { openSandbox, paid, refusal } from "./opened";

const sandbox = openSandbox();
const stripe = () => sandbox.stripe();
const chargeOf = async (intent: { latest_charge: unknown }) =>
  stripe().charges.retrieve(String(intent.latest_charge));
const typesSince = async (created: number) =>
  (await stripe().events.list({ limit: 100, created: { gte: created } })).data
    .map(({ type }) => type)
    .reverse();
const transactionsOf = async (source: string) =>
  (await stripe().balanceTransactions.list({ source })).data;

describe("refunds", () => {
  it("in parts, never more than the charge, also at the same moment", async () => {
    const intent = await paid(stripe(), 2_500);
    const over = await refusal(
      stripe().refunds.create({ payment_intent: intent.id, amount: 2_501 }),
    );
    expect(over.message).toBe(
      "Refund amount ($25.01) is greater than unrefunded amount on charge ($25)",
    );
    expect(over.code).toBeUndefined();
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        stripe().refunds.create({ payment_intent: intent.id, amount: 700 }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await chargeOf(intent)).toMatchObject({ amount_refunded: 2_100, refunded: false });
    await stripe().refunds.create({ charge: String(intent.latest_charge) });
    expect(await chargeOf(intent)).toMatchObject({ amount_refunded: 2_500, refunded: true });
    const again = await refusal(stripe().refunds.create({ payment_intent: intent.id }));
    expect(again.code).toBe("charge_already_refunded");
  });

  it("that fail give back, and tell", async () => {
    const intent = await paid(stripe(), 3_000, { payment_method: "pm_card_refundFail" });
    const refund = await stripe().refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe("succeeded");
    await sandbox.control("/clock", { advance: 2 });
    const failed = await stripe().refunds.retrieve(refund.id, {
      expand: ["failure_balance_transaction"],
    });
    expect(failed).toMatchObject({
      status: "failed",
      failure_reason: "expired_or_canceled_card",
      failure_balance_transaction: { amount: 3_000, reporting_category: "refund_failure" },
    });
    expect(await chargeOf(intent)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(await typesSince(refund.created)).toEqual(
      expect.arrayContaining([
        "refund.created",
        "charge.refunded",
        "refund.updated",
        "refund.failed",
      ]),
    );
  });

  it("by wallet come later, and only within the wallet's window", async () => {
    const pay = async (method: string) => {
      const intent = await stripe().paymentIntents.create({
        amount: 9_000,
        currency: "cny",
        payment_method: method,
        confirm: true,
        return_url: "https://example.com",
      });
      expect(intent.status).toBe("requires_action");
      await sandbox.control("/authenticate", { intent: intent.id });
      return intent.id;
    };
    const [alipay, wechat] = [await pay("pm_alipay"), await pay("pm_wechat")];
    const refund = await stripe().refunds.create({ payment_intent: alipay, amount: 4_000 });
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" });
    await sandbox.control("/clock", { advance: 2 });
    expect((await stripe().refunds.retrieve(refund.id)).status).toBe("succeeded");
    await sandbox.control("/clock", { advance: 91 * 86_400 });
    const late = await refusal(stripe().refunds.create({ payment_intent: alipay }));
    expect(late.code).toBe("charge_not_refundable");
    expect((await stripe().refunds.create({ payment_intent: wechat })).status).toBe("pending");
  });

  it("wait for the balance where it is strict, and go out when it is topped up", async () => {
    await sandbox.control("/webhooks", { strictBalance: true });
    const intent = await paid(stripe(), 8_000, { currency: "sgd" });
    const refund = await stripe().refunds.create({ payment_intent: intent.id });
    expect(refund).toMatchObject({
      status: "pending",
      pending_reason: "insufficient_funds",
      balance_transaction: null,
    });
    await stripe().topups.create({ amount: 10_000, currency: "sgd", description: "float" });
    await sandbox.control("/clock", { advance: 2 });
    const out = await stripe().refunds.retrieve(refund.id, { expand: ["balance_transaction"] });
    expect(out).toMatchObject({ status: "succeeded", balance_transaction: { amount: -8_000 } });
    const other = await paid(stripe(), 8_000, { currency: "sgd" });
    const waiting = await stripe().refunds.create({ payment_intent: other.id, amount: 7_000 });
    expect((await stripe().refunds.cancel(waiting.id)).status).toBe("canceled");
    expect(await chargeOf(other)).toMatchObject({ amount_refunded: 0 });
    await sandbox.control("/webhooks", { strictBalance: false });
  });

  it("without cents, in whole yen", async () => {
    const intent = await paid(stripe(), 500, { currency: "jpy" });
    const [transaction] = await transactionsOf(String(intent.latest_charge));
    expect(transaction).toMatchObject({ amount: 500, fee: 15, net: 485, currency: "jpy" });
    const over = await refusal(stripe().refunds.create({ payment_intent: intent.id, amount: 501 }));
    expect(over.message).toContain("(¥501)");
  });
});

describe("disputes", () => {
  it("take the amount and a fee; won, the amount comes back and the fee does not", async () => {
    const intent = await paid(stripe(), 5_000, { payment_method: "pm_card_createDispute" });
    const { data } = await stripe().disputes.list({ payment_intent: intent.id });
    const dispute = data[0];
    expect(dispute).toMatchObject({
      amount: 5_000,
      status: "needs_response",
      reason: "fraudulent",
    });
    expect(dispute?.balance_transactions).toMatchObject([
      {
        amount: -5_000,
        fee: 1_500,
        net: -6_500,
        type: "adjustment",
        reporting_category: "dispute",
      },
    ]);
    expect(await chargeOf(intent)).toMatchObject({ disputed: true });
    const refused = await refusal(stripe().refunds.create({ payment_intent: intent.id }));
    expect(refused.code).toBe("charge_disputed");
    const under = await stripe().disputes.update(dispute?.id ?? "", {
      evidence: { product_description: "a deposit" },
      submit: true,
    });
    expect(under.status).toBe("under_review");
    const won = await sandbox.control("/dispute_close", { dispute: dispute?.id, outcome: "won" });
    expect(won).toMatchObject({
      status: "won",
      balance_transactions: [
        { net: -6_500 },
        { net: 5_000, reporting_category: "dispute_reversal" },
      ],
    });
    expect(await typesSince(intent.created)).toEqual(
      expect.arrayContaining([
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.updated",
        "charge.dispute.funds_reinstated",
        "charge.dispute.closed",
      ]),
    );
  });

  it("as inquiries move no money", async () => {
    const intent = await paid(stripe(), 5_000, { payment_method: "pm_card_createDisputeInquiry" });
    const { data } = await stripe().disputes.list({ charge: String(intent.latest_charge) });
    expect(data[0]).toMatchObject({ status: "warning_needs_response", balance_transactions: [] });
    expect(await transactionsOf(data[0]?.id ?? "")).toEqual([]);
    const closed = await stripe().disputes.close(data[0]?.id ?? "");
    expect(closed.status).toBe("warning_closed");
  });

  it("after a partial refund take the rest; a warning may come before", async () => {
    const intent = await paid(stripe(), 5_000);
    const charge = String(intent.latest_charge);
    await stripe().refunds.create({ payment_intent: intent.id, amount: 2_000 });
    await sandbox.control("/early_fraud_warning", { charge });
    const warnings = await stripe().radar.earlyFraudWarnings.list({ charge });
    expect(warnings.data).toMatchObject([{ actionable: true }]);
    const dispute = await sandbox.control("/dispute", { charge, reason: "product_not_received" });
    expect(dispute).toMatchObject({ amount: 3_000, status: "needs_response" });
    const lost = await sandbox.control("/dispute_close", {
      dispute: (dispute as { id: string }).id,
      outcome: "lost",
    });
    expect(lost).toMatchObject({ status: "lost" });
    expect(await refusal(sandbox.control("/dispute", { charge }))).toBeInstanceOf(Error);
  });
});

describe("connected accounts", () => {
  const funded = () => paid(stripe(), 50_000, { payment_method: "pm_card_bypassPending" });

  it("are onboarded on a page, and get transfers only then", async () => {
    const account = await stripe().accounts.create({
      country: "HK",
      controller: {
        fees: { payer: "application" },
        losses: { payments: "application" },
        requirement_collection: "stripe",
        stripe_dashboard: { type: "express" },
      },
      capabilities: { transfers: { requested: true } },
      metadata: { merchant: "m1" },
    });
    expect(account.capabilities?.transfers).toBe("pending");
    await funded();
    const transfer = () =>
      stripe().transfers.create({ amount: 1_000, currency: "usd", destination: account.id });
    expect((await refusal(transfer())).code).toBe("insufficient_capabilities_for_transfer");
    const link = await stripe().accountLinks.create({
      account: account.id,
      type: "account_onboarding",
      refresh_url: "https://example.com/again",
      return_url: "https://example.com/back",
    });
    expect(await (await fetch(link.url)).text()).toContain("SANDBOX — no real money");
    const done = await fetch(link.url, {
      method: "POST",
      body: "answer=finish",
      redirect: "manual",
    });
    expect(done.headers.get("location")).toBe("https://example.com/back");
    expect((await stripe().accounts.retrieve(account.id)).capabilities?.transfers).toBe("active");
    expect((await transfer()).destination).toBe(account.id);
    const told = await stripe().events.list(
      { type: "account.updated" },
      { stripeAccount: account.id },
    );
    expect(told.data[0]).toMatchObject({ account: account.id });
    await sandbox.control("/account", { account: account.id, transfers: "inactive" });
    expect((await refusal(transfer())).code).toBe("insufficient_capabilities_for_transfer");
  });

  it("transfers stay within the balance, or within the charge they come from", async () => {
    const { id: destination } = await stripe().accounts.create({});
    const short = await refusal(
      stripe().transfers.create({ amount: 99_999_999, currency: "usd", destination }),
    );
    expect(short.code).toBe("balance_insufficient");
    const intent = await paid(stripe(), 6_000);
    const source = String(intent.latest_charge);
    const transfer = await stripe().transfers.create({
      amount: 4_000,
      currency: "usd",
      destination,
      source_transaction: source,
    });
    expect(transfer.transfer_group).toBe(`group_${source}`);
    const more = await refusal(
      stripe().transfers.create({
        amount: 2_001,
        currency: "usd",
        destination,
        source_transaction: source,
      }),
    );
    expect(more.code).toBe("balance_insufficient");
    const there = await stripe().balance.retrieve({}, { stripeAccount: destination });
    expect(there.pending).toMatchObject([{ amount: 4_000, currency: "usd" }]);
    const payment = await stripe().charges.retrieve(
      String(transfer.destination_payment),
      {},
      { stripeAccount: destination },
    );
    expect(payment).toMatchObject({ amount: 4_000, source_transfer: transfer.id });
  });

  it("give back what they still have", async () => {
    await funded();
    const { id: destination } = await stripe().accounts.create({});
    const transfer = await stripe().transfers.create({
      amount: 5_000,
      currency: "usd",
      destination,
    });
    await stripe().payouts.create(
      { amount: 3_500, currency: "usd" },
      { stripeAccount: destination },
    );
    const empty = await refusal(stripe().transfers.createReversal(transfer.id, {}));
    expect(empty.code).toBe("balance_insufficient");
    const over = await refusal(stripe().transfers.createReversal(transfer.id, { amount: 5_001 }));
    expect(over.param).toBe("amount");
    const part = await stripe().transfers.createReversal(transfer.id, { amount: 1_500 });
    expect(part).toMatchObject({ amount: 1_500, transfer: transfer.id });
    const after = await stripe().transfers.retrieve(transfer.id);
    expect(after).toMatchObject({ amount_reversed: 1_500, reversed: false });
    expect(after.reversals.data).toMatchObject([{ id: part.id }]);
    expect((await stripe().transfers.listReversals(transfer.id)).data).toHaveLength(1);
  });

  it("are strangers to one another and to strangers", async () => {
    const nobody = await refusal(stripe().balance.retrieve({}, { stripeAccount: "acct_nobody" }));
    expect(nobody).toMatchObject({ statusCode: 403, code: "account_invalid" });
    const own = await stripe().accounts.retrieve(null as never);
    expect(own.id).toMatch(/^acct_/);
    const { id } = await stripe().accounts.create({});
    await stripe().accounts.del(id);
    expect(await refusal(stripe().balance.retrieve({}, { stripeAccount: id }))).toMatchObject({
      statusCode: 403,
    });
  });
});

describe("the balance", () => {
  it("pending money becomes available after two days, and tells", async () => {
    const before = await stripe().balance.retrieve();
    const of = (balance: typeof before, part: "available" | "pending") =>
      balance[part].find(({ currency }) => currency === "aud")?.amount ?? 0;
    const intent = await paid(stripe(), 10_000, { currency: "aud" });
    expect(of(await stripe().balance.retrieve(), "pending")).toBe(10_000 - 320);
    await sandbox.control("/clock", { advance: 2 * 86_400 + 10 });
    expect(of(await stripe().balance.retrieve(), "available")).toBe(10_000 - 320);
    expect((await transactionsOf(String(intent.latest_charge)))[0]?.status).toBe("available");
    expect(await typesSince(intent.created)).toContain("balance.available");
    const payout = await stripe().payouts.create({ amount: 9_000, currency: "aud" });
    await sandbox.control("/clock", { advance: 86_400 + 10 });
    expect((await stripe().payouts.retrieve(payout.id)).status).toBe("paid");
    const failed = await sandbox.control("/payout_fail", { payout: payout.id });
    expect(failed).toMatchObject({ status: "failed" });
    expect(of(await stripe().balance.retrieve(), "available")).toBe(10_000 - 320);
  });
});
