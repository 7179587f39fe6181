/** Fidelity: the parameter lists, the walker itself, the money, and Stripe's own command line. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generate } from "../../../sandbox/stripe/parameters/generate";
import { generatedFile } from "../../../sandbox/stripe/wire/shape";
import { key, openSandbox, paid } from "./opened";
import { stripeTypes } from "./stripe-types";

const sandbox = openSandbox();
const stripe = () => sandbox.stripe();

it("the parameter lists are those of the installed package", () => {
  expect(JSON.parse(readFileSync(generatedFile, "utf8"))).toEqual(
    JSON.parse(JSON.stringify(generate())),
  );
});

it("the walker sees what is missing, strange or of the wrong kind", async () => {
  const walker = stripeTypes();
  const refund = {
    ...(await stripe().refunds.create({ payment_intent: (await paid(stripe(), 900)).id })),
  };
  expect(walker(refund)).toEqual([]);
  expect(walker({ ...refund, amount: "900" })).toHaveLength(1);
  expect(walker({ ...refund, colour: 1 })).toEqual(["refund.colour is not declared"]);
  const { currency: _left, ...less } = refund;
  expect(walker(less)).toEqual(["refund.currency is missing"]);
});

const step = fc.oneof(
  fc.record({ does: fc.constant("refund" as const), amount: fc.integer({ min: 1, max: 4_000 }) }),
  fc.record({ does: fc.constant("transfer" as const), amount: fc.integer({ min: 1, max: 6_000 }) }),
  fc.record({ does: fc.constant("reverse" as const), amount: fc.integer({ min: 1, max: 4_000 }) }),
  fc.record({ does: fc.constant("pay" as const), amount: fc.integer({ min: 50, max: 9_000 }) }),
);

describe("money", () => {
  it("is neither made nor lost, whatever happens at the same time", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        await sandbox.control("/reset");
        const first = await paid(stripe(), 9_000, { payment_method: "pm_card_bypassPending" });
        const { id: destination } = await stripe().accounts.create({});
        const sent = await stripe().transfers.create({
          amount: 2_000,
          currency: "usd",
          destination,
        });
        await Promise.allSettled(
          steps.map(({ does, amount }) => {
            if (does === "refund")
              return stripe().refunds.create({ payment_intent: first.id, amount });
            if (does === "reverse") return stripe().transfers.createReversal(sent.id, { amount });
            if (does === "pay")
              return paid(stripe(), amount, { payment_method: "pm_card_bypassPending" });
            return stripe().transfers.create({ amount, currency: "usd", destination });
          }),
        );
        const { data: charges } = await stripe().charges.list({ limit: 100 });
        const { data: refunds } = await stripe().refunds.list({ limit: 100 });
        const { data: transfers } = await stripe().transfers.list({ limit: 100 });
        const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0);
        const taken = sum(charges.map(({ amount }) => amount));
        const fees = sum(charges.map(({ amount }) => Math.round(amount * 0.029) + 30));
        const back = sum(refunds.map(({ amount }) => amount));
        const moved = sum(transfers.map((each) => each.amount - each.amount_reversed));
        expect(back).toBeLessThanOrEqual(9_000);
        for (const each of transfers) expect(each.amount_reversed).toBeLessThanOrEqual(each.amount);
        const ours = await stripe().balance.retrieve();
        const theirs = await stripe().balance.retrieve({}, { stripeAccount: destination });
        const { data: moves } = await stripe().balanceTransactions.list({ limit: 100 });
        const held = (ours.available[0]?.amount ?? 0) + (ours.pending[0]?.amount ?? 0);
        expect(held).toBe(taken - fees - back - moved);
        expect(sum(moves.map(({ net }) => net))).toBe(held);
        expect(theirs.available[0]?.amount).toBe(moved);
      }),
      { numRuns: 6 },
    );
  });
});

const commandLine =
  process.env.STRIPE_CLI ??
  `node_modules/@stripe/cli-${process.platform}-${process.arch}/bin/stripe`;
const triggers =
  "payment_intent.created payment_intent.succeeded payment_intent.payment_failed payment_intent.requires_action payment_intent.canceled payment_intent.amount_capturable_updated charge.succeeded charge.failed charge.captured charge.refunded charge.refund.updated charge.dispute.created charge.dispute.updated charge.dispute.closed checkout.session.completed checkout.session.expired checkout.session.async_payment_succeeded checkout.session.async_payment_failed setup_intent.created setup_intent.succeeded setup_intent.setup_failed setup_intent.requires_action setup_intent.canceled transfer.created transfer.updated transfer.reversed account.updated payout.created payout.updated customer.created customer.updated customer.deleted payment_method.attached payment_method.detached topup.created".split(
    " ",
  );

describe.skipIf(!existsSync(commandLine))("Stripe's command line", () => {
  it.each(triggers)("trigger %s", async (type) => {
    await promisify(execFile)(commandLine, ["trigger", type, "--api-base", sandbox.url()], {
      env: { ...process.env, STRIPE_API_KEY: key, STRIPE_CLI_TELEMETRY_OPTOUT: "1" },
      timeout: 30_000,
    });
    await sandbox.control("/clock", { advance: 5 });
    const accounts = await stripe().accounts.list({ limit: 1 });
    const own = await stripe().events.list({ type, limit: 1 });
    const theirs = await stripe().events.list(
      { type, limit: 1 },
      { stripeAccount: accounts.data[0]?.id ?? "" },
    );
    expect([...own.data, ...theirs.data].map((event) => event.type)).toContain(type);
  });
});
