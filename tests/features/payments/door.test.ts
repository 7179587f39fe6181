/** The webhook door as the world finds it: over HTTP, through the whole server, in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiVersion } from "~/features/payments/stripe.server";
import { sql } from "~/platform/database.server";
import { doorProcess } from "./door-process";

const current = "whsec_current_secret";
const previous = "whsec_previous_secret";
const stripeEnv = {
  STRIPE_SECRET_KEY: "sk_test_door",
  STRIPE_WEBHOOK_SECRET: current,
  STRIPE_WEBHOOK_SECRET_PREVIOUS: previous,
};
const start = (file: string, env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ["--max-old-space-size=128", "--import", "tsx", file], {
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
async function heard(child: ChildProcess, words: RegExp): Promise<RegExpExecArray> {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  for (;;) {
    const found = words.exec(said);
    if (found !== null) return found;
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

let server: ChildProcess;
let door = "";
beforeAll(async () => {
  server = start(doorProcess, { ...stripeEnv, HOST: "127.0.0.1" });
  const [, port] = await heard(server, /open at (\d+)/);
  door = `http://127.0.0.1:${port}/webhooks/stripe`;
});
afterAll(() => {
  server.kill("SIGKILL");
});

let made = 0;
const eventOf = (over: object = {}): string =>
  JSON.stringify({
    id: `evt_door${++made}`,
    object: "event",
    type: "payment_intent.succeeded",
    created: Math.floor(Date.now() / 1_000),
    livemode: false,
    api_version: apiVersion,
    data: { object: { id: "pi_nobody", object: "payment_intent" } },
    ...over,
  });
const signed = (body: string, secret = current, ageSeconds = 0): string => {
  const seconds = Math.floor(Date.now() / 1_000) - ageSeconds;
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
};
const send = async (body: string, signature: string | null = signed(body)): Promise<number> => {
  const answer = await fetch(door, {
    method: "POST",
    body,
    headers: signature === null ? {} : { "stripe-signature": signature },
  });
  await answer.arrayBuffer();
  return answer.status;
};
const kept = async (): Promise<number> => {
  const [row] = await sql()<{ count: number }[]>`SELECT count(*)::int AS count FROM stripe_event`;
  return row?.count ?? 0;
};

test("53: what Stripe did not sign, not lately, or not like this is refused, and leaves nothing", async () => {
  const before = await kept();
  const body = eventOf();
  const forged: readonly (readonly [string, string | null])[] = [
    [body, null],
    [body, ""],
    [body, signed(body, "whsec_somebody_elses")],
    [body, signed(body, current, 301)],
    [body.replace("pi_nobody", "pi_victim"), signed(body)],
    [`${body} `, signed(body)],
    [`${body}\n`, signed(body)],
    ["", signed(" ")],
  ];
  for (const [sent, signature] of forged) expect(await send(sent, signature)).toBe(400);
  expect(await kept()).toBe(before);
  expect(await send(body)).toBe(200);
  expect(await send(body)).toBe(200);
  expect(await kept()).toBe(before + 1);
});

/** The door may close before everything was sent; then the answer does not come through. */
const cut = (error: unknown): number => {
  if (error instanceof TypeError) return 413;
  throw error;
};

test("53: a body that no event can be is cut off, whatever length it claims", async () => {
  const huge = eventOf({ padding: "x".repeat(2_000_000) });
  expect(await send(huge).catch(cut)).toBe(413);
  const endless = new ReadableStream<Uint8Array>({
    pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(120)),
  });
  const streaming = fetch(door, {
    method: "POST",
    body: endless,
    headers: { "stripe-signature": signed("") },
    duplex: "half",
  } as RequestInit);
  expect(await streaming.then(({ status }) => status).catch(cut)).toBe(413);
  // A connection that was kept open may be the one that was just cut.
  expect(await send(eventOf()).catch(() => send(eventOf()))).toBe(200);
});

test("25: in rotation the previous secret is accepted beside the current one, and no other", async () => {
  const [first, second, third] = [eventOf(), eventOf(), eventOf()];
  expect(await send(first, signed(first, current))).toBe(200);
  expect(await send(second, signed(second, previous))).toBe(200);
  expect(await send(third, signed(third, "whsec_one_before_that"))).toBe(400);
});

test.each([
  ["no secret", { STRIPE_WEBHOOK_SECRET: "" }, "STRIPE_WEBHOOK_SECRET must be a value"],
  ["a blank one", { STRIPE_WEBHOOK_SECRET: "   " }, "STRIPE_WEBHOOK_SECRET must be a signing"],
  [
    "a strange one",
    { STRIPE_WEBHOOK_SECRET: "hunter22" },
    "STRIPE_WEBHOOK_SECRET must be a signing",
  ],
  ["a blank previous one", { STRIPE_WEBHOOK_SECRET_PREVIOUS: " " }, "_PREVIOUS must be a signing"],
])("25: with %s the product does not start, and says why", async (_name, env, sentence) => {
  const started = start("bin/start.ts", { ...stripeEnv, ...env, SLIPWAY_TESTING: "" });
  const exit = once(started, "exit");
  await heard(started, new RegExp(sentence));
  expect((await exit)[0]).not.toBe(0);
});

const residentMiB = (): number => {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024;
};

test.skipIf(process.platform !== "linux")(
  "27: five thousand events through the door: each is answered and kept, and memory stays where it was",
  async () => {
    const flood = async (count: number) => {
      const queue = Array.from({ length: count }, () => eventOf());
      const refused: number[] = [];
      const hand = async () => {
        for (let body = queue.pop(); body !== undefined; body = queue.pop()) {
          const status = await send(body);
          if (status !== 200) refused.push(status);
        }
      };
      await Promise.all(Array.from({ length: 24 }, hand));
      expect(refused).toEqual([]);
    };
    await flood(1_000);
    const before = { kept: await kept(), residentMiB: residentMiB() };
    await flood(5_000);
    expect((await kept()) - before.kept).toBe(5_000);
    expect(residentMiB() - before.residentMiB).toBeLessThan(48);
  },
  240_000,
);
