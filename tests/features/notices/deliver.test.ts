import { afterEach, beforeAll, expect, test } from "vitest";
import { replaceSecret, switchEndpoint } from "~/features/notices/care-for-endpoint.server";
import { deliverJob } from "~/features/notices/fan-out.server";
import { troubleJob } from "~/features/notices/judge.server";
import { sendMissedAgain, sendOneAgain, testEndpoint } from "~/features/notices/send-again.server";
import { tellPlatform } from "~/features/notices/tell-platform.server";
import { inTenant, sql } from "~/platform/database.server";
import { newId, publicId } from "~/values/public-id";
import { type Answering, aReceiver, type Receiver, says, verified } from "./receiver";
import { aListeningMarketplace, paid, reachesThisMachine } from "./story";

const open: Receiver[] = [];
async function receiver(answering?: Answering): Promise<Receiver> {
  const made = await aReceiver(answering);
  open.push(made);
  return made;
}
beforeAll(() => reachesThisMachine(true));
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** A marketplace with one endpoint that was told `count` things. */
async function told(count: number, answering?: Answering) {
  const market = await aListeningMarketplace();
  const there = await receiver(answering);
  const { endpointId, secret } = await market.endpoint(there.url);
  await market.tell(...Array.from({ length: count }, (_, at) => paid(`sto-${at}`)));
  await market.fanOut();
  return { market, there, endpointId, secret };
}
const jobsFor = async (name: string, endpointId: string): Promise<number> => {
  const rows = await sql()`
    SELECT 1 FROM jobs.job WHERE name = ${name} AND data->>'endpointId' = ${endpointId}`;
  return rows.length;
};

test("what happened arrives once, signed so that the official library believes it", async () => {
  const { market, there, endpointId, secret } = await told(3);
  expect(await market.deliver(endpointId)).toBe(3);
  const bodies = there.got.map((got) => verified(secret, got));
  expect(bodies).toMatchObject([0, 1, 2].map((at) => paid(`sto-${at}`)));
  expect(new Set(there.got.map(({ id }) => id)).size).toBe(3);
  expect(there.got[0]?.id).toMatch(/^msg_[0-9a-z]{26}$/);
  expect(await market.deliver(endpointId)).toBe(0);
  expect((await market.deliveries(endpointId)).map(({ status }) => status)).toEqual([
    "DELIVERED",
    "DELIVERED",
    "DELIVERED",
  ]);
  expect(await market.endpointRow(endpointId)).toMatchObject({ failures: 0, busy_with: null });
});

test("a transaction that fails has told nothing", async () => {
  const market = await aListeningMarketplace();
  const { endpointId } = await market.endpoint((await receiver()).url);
  await expect(
    inTenant(market.id, async (tx) => {
      await tellPlatform(tx, market.id, [paid("sto-1")]);
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  expect(await market.fanOut()).toBe(0);
  expect(await market.deliveries(endpointId)).toEqual([]);
});

test("an early transaction that ends late is not passed over", async () => {
  const market = await aListeningMarketplace();
  const { endpointId } = await market.endpoint((await receiver()).url);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = () => {};
  const wrote = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const early = inTenant(market.id, async (tx) => {
    await tellPlatform(tx, market.id, [paid("early")]);
    begun();
    await held;
  });
  await wrote;
  await market.tell(paid("late"));
  expect(await market.fanOut()).toBe(1);
  letGo();
  await early;
  expect(await market.fanOut()).toBe(1);
  expect(await market.deliveries(endpointId)).toHaveLength(2);
});

test("each endpoint gets what it chose; nobody else's marketplace hears of it", async () => {
  const [market, other] = [await aListeningMarketplace(), await aListeningMarketplace()];
  const { url } = await receiver();
  const all = await market.endpoint(url);
  const some = await market.endpoint(url, ["deposit.top_up.opened"]);
  const theirs = await other.endpoint(url);
  await market.tell(paid("sto-1"));
  await market.fanOut();
  await other.fanOut();
  expect(await market.deliveries(all.endpointId)).toHaveLength(1);
  expect(await market.deliveries(some.endpointId)).toEqual([]);
  expect(await other.deliveries(theirs.endpointId)).toEqual([]);
  expect(await other.deliver(all.endpointId)).toBe(0);
});

const answers: readonly (readonly [string, Answering, object])[] = [
  ["500", says(500, {}, "broken"), { status_code: 500, response_body: "broken" }],
  ["a redirect", says(301, { location: "http://127.0.0.1:1/" }), { status_code: 301 }],
  ["404", says(404), { status_code: 404 }],
  ["nothing at all", (response) => response.destroy(), { trouble: "no-connection" }],
];
test.each(answers)(
  "%s is tried again, later and later, under the same id",
  async (_, answering, first) => {
    const { market, there, endpointId } = await told(1, answering);
    await market.deliver(endpointId);
    expect((await market.attempts(endpointId))[0]).toMatchObject({ number: 1, ...first });
    const pauses: number[] = [];
    for (let tries = 1; ; tries += 1) {
      const [row] = await market.deliveries(endpointId);
      if (row?.status !== "WAITING") break;
      expect(row).toMatchObject({ attempts: tries, tries });
      const pauseMs = row.due_at.getTime() - Date.now();
      pauses.push(Math.round(pauseMs / 60_000));
      expect(await market.deliver(endpointId)).toBe(0);
      await market.timePasses(pauseMs / 3_600_000 + 0.01);
      await market.deliver(endpointId);
    }
    expect(pauses).toHaveLength(9);
    expect(pauses).toEqual([...pauses].sort((left, right) => left - right));
    expect(there.got).toHaveLength(10);
    expect(new Set(there.got.map(({ id }) => id)).size).toBe(1);
  },
);

test("429 with Retry-After is left alone for as long as it asks", async () => {
  const { market, endpointId } = await told(2, says(429, { "retry-after": "3600" }));
  await market.deliver(endpointId);
  const { rest_until } = await market.endpointRow(endpointId);
  expect((rest_until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
  expect(await market.deliver(endpointId)).toBe(0);
});

test("a dead endpoint costs one request a round, however much waits for it", async () => {
  const { market, there, endpointId } = await told(50, says(503));
  await market.deliver(endpointId);
  expect(there.got).toHaveLength(10);
  for (let round = 1; round <= 5; round += 1) {
    await market.timePasses(0.5);
    await market.deliver(endpointId);
    expect(there.got).toHaveLength(10 + round);
  }
  there.answers(says(200));
  await market.timePasses(100);
  await market.deliver(endpointId);
  const states = (await market.deliveries(endpointId)).map(({ status }) => status);
  expect(states).toEqual(Array.from({ length: 50 }, () => "DELIVERED"));
  expect(await market.endpointRow(endpointId)).toMatchObject({ failures: 0, failing_since: null });
});

test("410 switches it off at once, fails what waits and tells administrators", async () => {
  const { market, there, endpointId } = await told(30, says(410));
  await market.deliver(endpointId);
  expect(await market.endpointRow(endpointId)).toMatchObject({
    status: "OFF",
    off_because: "gone",
  });
  expect(there.got.length).toBe(10);
  const states = (await market.deliveries(endpointId)).map(({ status }) => status);
  expect(new Set(states)).toEqual(new Set(["FAILED"]));
  expect(await jobsFor(troubleJob, endpointId)).toBe(1);
});

test("after a day of failing a warning, after three it is off; then it is sent what it missed", async () => {
  const { market, there, endpointId } = await told(1, says(500));
  await market.deliver(endpointId);
  await market.timePasses(25);
  await market.deliver(endpointId);
  expect(await market.endpointRow(endpointId)).toMatchObject({ status: "ON" });
  expect((await market.endpointRow(endpointId)).warned_at).not.toBeNull();
  await market.timePasses(50);
  await market.deliver(endpointId);
  expect(await market.endpointRow(endpointId)).toMatchObject({
    status: "OFF",
    off_because: "failing",
  });
  expect(await jobsFor(troubleJob, endpointId)).toBe(2);
  await market.tell(paid("while it was off"));
  await market.fanOut();
  expect(await sendMissedAgain(market.admin, endpointId, new Date(0))).toMatchObject({
    because: "switched-off",
  });
  there.answers(says(200));
  await switchEndpoint(market.admin, endpointId, "ON");
  const again = await sendMissedAgain(market.admin, endpointId, new Date(0));
  expect(again).toMatchObject({ ok: true, count: 2 });
  await market.deliver(endpointId);
  expect((await market.deliveries(endpointId)).map(({ status }) => status)).toEqual([
    "DELIVERED",
    "DELIVERED",
  ]);
});

test("sent again it has the id it had, and a time of its own", async () => {
  const { market, there, endpointId } = await told(1);
  await market.deliver(endpointId);
  const [row] = await market.deliveries(endpointId);
  await sendOneAgain(market.admin, endpointId, row?.message_id ?? "");
  await market.deliver(endpointId);
  expect(there.got.map(({ id }) => id)).toEqual(
    Array.from({ length: 2 }, () => publicId("message", row?.message_id ?? "")),
  );
  expect(await sendOneAgain(market.admin, endpointId, newId())).toMatchObject({
    because: "no-such-delivery",
  });
});

test("two secrets sign while one is being replaced, then only the new one", async () => {
  const { market, there, endpointId, secret } = await told(1);
  const replaced = await replaceSecret(market.admin, endpointId, 24);
  if (!replaced.ok) throw new Error(replaced.because);
  await market.deliver(endpointId);
  await market.timePasses(25);
  await testEndpoint(market.admin, endpointId);
  await market.deliver(endpointId);
  const [both, one] = there.got;
  if (both === undefined || one === undefined) throw new Error("two requests were due");
  expect(verified(secret, both)).toEqual(verified(replaced.secret, both));
  expect(verified(replaced.secret, one)).toMatchObject({ type: "webhook.test" });
  expect(() => verified(secret, one)).toThrow("No matching signature");
});

test("an endless answer is cut, a secret cookie is not kept", async () => {
  const endless: Answering = (response) => {
    response.writeHead(200, { "set-cookie": "session=secret", "x-one": "1" });
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(10_000)));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  };
  const { market, endpointId } = await told(1, endless);
  await market.deliver(endpointId);
  const [attempt] = await market.attempts(endpointId);
  expect(attempt?.response_body).toHaveLength(4_096);
  expect(attempt?.response_headers).toHaveProperty("x-one", "1");
  expect(attempt?.response_headers).not.toHaveProperty("set-cookie");
});

test("a body that is no text, or has a zero in it, is written down all the same", async () => {
  const odd: Answering = (response) => response.end(Buffer.from([0, 0xff, 0xfe, 0x41, 0]));
  const { market, endpointId } = await told(1, odd);
  await market.deliver(endpointId);
  expect((await market.attempts(endpointId))[0]?.response_body).toBe("��A");
});

test("an endpoint that is in hand is not taken by another job until that one is given up", async () => {
  const hanging: Answering = () => undefined;
  const { market, there, endpointId } = await told(1, hanging);
  const first = market.deliver(endpointId, "job one");
  await expect.poll(() => there.got.length).toBe(1);
  await market.fanOut();
  expect(await market.deliver(endpointId, "job two")).toBe(0);
  await market.timePasses(0.1);
  there.answers(says(200));
  await market.deliver(endpointId, "job two");
  await there.close();
  open.splice(0);
  await first;
  expect(await market.deliveries(endpointId)).toMatchObject([{ status: "DELIVERED", attempts: 1 }]);
});

test("a job waits once for an endpoint, and only where something is due", async () => {
  const { market, endpointId } = await told(2);
  await market.fanOut();
  await market.fanOut();
  expect(await jobsFor(deliverJob, endpointId)).toBe(1);
});
