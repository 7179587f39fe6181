/**
 * The sandbox beside another stand-in that somebody else wrote, npm `stripe-stateful-mock`, as far as that
 * one reaches: charges by token, refunds, and keys that are used again. Where it differs from Stripe's
 * documents is said at the end; the random stretches keep away from there.
 */
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { key, openSandbox } from "./opened";

const sandbox = openSandbox({}, false);
const require = createRequire(import.meta.url);
const { createExpressApp } = require("stripe-stateful-mock") as {
  createExpressApp: () => { listen: (port: number, host: string, then: () => void) => Server };
};
const quiet = createRequire(require.resolve("stripe-stateful-mock"))("loglevel") as {
  setLevel: (level: string) => void;
};
quiet.setLevel("silent");
let peer: Server;
let peerUrl = "";
beforeAll(async () => {
  await new Promise<void>((open) => {
    peer = createExpressApp().listen(0, "127.0.0.1", open);
  });
  peerUrl = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`;
});
afterAll(() => {
  peer.close();
  peer.closeAllConnections();
});

const tokens = ["tok_visa", "tok_visa", "tok_mastercard", "tok_chargeDeclined"] as const;
const step = fc.oneof(
  fc.record({
    does: fc.constant("charge" as const),
    amount: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 50, max: 9_000 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, -5, 1, 49, 99_999_999, 100_000_000) },
    ),
    currency: fc.constantFrom("usd", "eur", "jpy"),
    source: fc.constantFrom(...tokens, "tok_chargeDeclinedInsufficientFunds"),
  }),
  fc.record({
    does: fc.constant("refund" as const),
    nth: fc.nat({ max: 4 }),
    amount: fc.option(fc.oneof(fc.integer({ min: 1, max: 9_000 }), fc.constantFrom(0, -1))),
  }),
  fc.record({ does: fc.constant("refund-nothing" as const) }),
  fc.record({ does: fc.constant("again" as const), nth: fc.nat({ max: 9 }) }),
  fc.record({
    does: fc.constant("again-changed" as const),
    nth: fc.nat({ max: 9 }),
    amount: fc.integer({ min: 60, max: 900 }),
  }),
  fc.record({ does: fc.constant("look" as const), nth: fc.nat({ max: 4 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

type Answer = {
  readonly status: number;
  readonly replayed: boolean;
  readonly body: {
    readonly id?: string;
    readonly object?: string;
    readonly amount?: number;
    readonly amount_refunded?: number;
    readonly refunded?: boolean;
    readonly captured?: boolean;
    readonly status?: string;
    readonly currency?: string;
    readonly error?: {
      readonly type: string;
      readonly code?: string;
      readonly decline_code?: string;
    };
  };
};
type Sent = { readonly path: string; readonly form: Record<string, string>; readonly key: string };

let keys = 0;
const newKey = () => `differential-${++keys}`;

/** One of the two, and what it has been asked so far. */
function side(url: string) {
  const charges: string[] = [];
  const carriedOut: Sent[] = [];
  const send = async (sent: Sent | string): Promise<Answer> => {
    const authorization = `Bearer ${key}`;
    const answer =
      typeof sent === "string"
        ? await fetch(`${url}${sent}`, { headers: { authorization } })
        : await fetch(`${url}${sent.path}`, {
            method: "POST",
            body: new URLSearchParams(sent.form),
            headers: { authorization, "idempotency-key": sent.key },
          });
    const body = (await answer.json()) as Answer["body"];
    const replayed = answer.headers.get("idempotent-replayed") === "true";
    if (typeof sent !== "string" && answer.status === 200 && !replayed) {
      carriedOut.push(sent);
      if (body.object === "charge") charges.push(body.id ?? "");
    }
    return { status: answer.status, replayed, body };
  };
  const take = (did: Step, key: string): Promise<Answer> | null => {
    const nthCharge = "nth" in did ? charges[did.nth % Math.max(charges.length, 1)] : undefined;
    const nthSent = "nth" in did ? carriedOut[did.nth % Math.max(carriedOut.length, 1)] : undefined;
    if (did.does === "charge") {
      const { amount, currency, source } = did;
      return send({ path: "/v1/charges", form: { amount: String(amount), currency, source }, key });
    }
    if (did.does === "refund-nothing")
      return send({ path: "/v1/refunds", form: { charge: "ch_nobody" }, key });
    if (did.does === "again") return nthSent === undefined ? null : send(nthSent);
    if (did.does === "again-changed")
      return nthSent === undefined
        ? null
        : send({ ...nthSent, form: { ...nthSent.form, amount: `${did.amount}1` } });
    if (nthCharge === undefined) return null;
    if (did.does === "look") return send(`/v1/charges/${nthCharge}`);
    const amount = did.amount === null ? {} : { amount: String(did.amount) };
    return send({ path: "/v1/refunds", form: { charge: nthCharge, ...amount }, key });
  };
  return { take };
}

const compared = ({ status, replayed, body }: Answer) => ({
  status,
  replayed,
  type: body.error?.type,
  code: body.error?.code,
  decline: body.error?.decline_code,
  object: body.object,
  amount: body.amount,
  back: body.amount_refunded,
  allBack: body.refunded,
  captured: body.captured,
  end: body.status,
  currency: body.currency,
});

it("answers charges, refunds and keys as the other stand-in does", async () => {
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const [ours, theirs] = [side(sandbox.url()), side(peerUrl)];
      for (const did of steps) {
        const key = newKey();
        const [here, there] = await Promise.all([ours.take(did, key), theirs.take(did, key)]);
        expect([did, here === null ? null : compared(here)]).toEqual([
          did,
          there === null ? null : compared(there),
        ]);
        answers += here === null ? 0 : 1;
      }
    }),
    { numRuns: 30 },
  );
  expect(answers).toBeGreaterThan(200);
});

type Form = Record<string, string>;
const ask = async (url: string, path: string, form: Form, idempotencyKey: string) => {
  const headers = { authorization: `Bearer ${key}`, "idempotency-key": idempotencyKey };
  const body = new URLSearchParams(form);
  const answer = await fetch(`${url}${path}`, { method: "POST", body, headers });
  const { error } = (await answer.json()) as Answer["body"] & { error?: { param?: string } };
  return [answer.status, error?.type, error?.param];
};
const charge = { amount: "700", currency: "usd", source: "tok_visa" };

/** Each: what is asked in a row, what Stripe's documents say to the last of it, what the other one says. */
const deviations: readonly [string, readonly [string, Form][], unknown[], unknown[]][] = [
  [
    "keeps the key of a request that was wrong in itself",
    [
      ["/v1/charges", { ...charge, amount: "0" }],
      ["/v1/charges", charge],
    ],
    [200, undefined, undefined],
    [400, "idempotency_error", undefined],
  ],
  [
    "takes a key that was used on another path for a new one",
    [
      ["/v1/charges", charge],
      ["/v1/customers", { email: "shop@example.com" }],
    ],
    [400, "idempotency_error", undefined],
    [200, undefined, undefined],
  ],
  [
    "names the parameter of a charge that is not there `id`",
    [["/v1/refunds", { charge: "ch_nobody" }]],
    [404, "invalid_request_error", "charge"],
    [404, "invalid_request_error", "id"],
  ],
];

it.each(deviations)("the other one %s", async (_name, calls, documented, deviating) => {
  const key = newKey();
  let [ours, theirs]: unknown[][] = [[], []];
  for (const [path, form] of calls) {
    ours = await ask(sandbox.url(), path, form, key);
    theirs = await ask(peerUrl, path, form, key);
  }
  expect(ours).toEqual(documented);
  expect(theirs).toEqual(deviating);
});
