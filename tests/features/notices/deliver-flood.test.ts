import { beforeAll, expect, test } from "vitest";
import { type Answering, aReceiver } from "./receiver";
import { aListeningMarketplace, paid, reachesThisMachine } from "./story";

const count = 2_000;
beforeAll(() => reachesThisMachine(true));

test(`${count} messages arrive, each at least once, through a receiver that fails now and then; memory stays flat`, async () => {
  const market = await aListeningMarketplace();
  let asked = 0;
  const moody: Answering = (response) => {
    asked += 1;
    response.writeHead(asked % 50 === 0 ? 503 : 204).end();
  };
  const there = await aReceiver(moody);
  const { endpointId } = await market.endpoint(there.url);
  await market.tell(...Array.from({ length: count }, (_, at) => paid(`sto-${at}`)));
  expect(await market.fanOut()).toBe(count);
  const seen = new Set<string>();
  const heap: number[] = [];
  const waiting = async () =>
    (await market.deliveries(endpointId)).filter(({ status }) => status !== "DELIVERED").length;
  while ((await waiting()) > 0) {
    await market.deliver(endpointId);
    for (const { id } of there.got.splice(0)) seen.add(id);
    await market.timePasses(1);
    globalThis.gc?.();
    heap.push(process.memoryUsage().heapUsed / 1_048_576);
  }
  expect(seen.size).toBe(count);
  expect(asked).toBeGreaterThanOrEqual(count + Math.floor(count / 51));
  expect((heap.at(-1) ?? 0) - (heap[0] ?? 0)).toBeLessThan(60);
  await there.close();
}, 180_000);
