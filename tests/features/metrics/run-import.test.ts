import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { beginUpload, receiveForm } from "~/features/metrics/begin-upload.server";
import { readImport } from "~/features/metrics/read-imports.server";
import { runImport } from "~/features/metrics/run-import.server";
import type { StaffActor } from "~/features/people/actor";
import { config } from "~/platform/config.server";
import { sqlInTenant } from "~/platform/database.server";
import { ndjson } from "./support/imports";

const staff = (marketplaceId: string): StaffActor => ({
  kind: "person",
  side: "staff",
  marketplaceId,
  personId: "01890000-0000-7000-8000-000000000001",
  name: "Wang Min",
  roles: ["program-manager"],
});
const lines = Array.from({ length: 11_000 }, (_, n) => ({
  orderUid: `o${n}`,
  lineNo: 1,
  storeUid: "s1",
  status: "PAID",
  quantity: 1,
  amountMinor: 100,
  currency: "CNY",
  paidAt: "2026-03-01T10:00:00+08:00",
  occurredAt: "2026-03-01T10:00:00+08:00",
}));
const aside = () => {
  const folder = join(config().SLIPWAY_DATA, "imports");
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function uploaded(text: string, atomic = false) {
  const { id } = await aMarketplace();
  const form = new FormData();
  form.set("dataset", "orders");
  form.set("file", new File([text], "orders.ndjson"));
  const { file, form: rest } = await receiveForm(
    new Request("http://slipway.test/ops/imports", { method: "POST", body: form }),
  );
  if (file === null) throw new Error("no file came in");
  const fields = await rest.formData();
  expect([fields.get("dataset"), fields.get("file")]).toEqual(["orders", file.importId]);
  expect(file).toMatchObject({ fileName: "orders.ndjson", bytes: Buffer.byteLength(text) });
  const importId = await beginUpload(staff(id), { dataset: "orders", file, atomic });
  return { id, importId, state: () => readImport(staff(id), importId) };
}
const stored = async (id: string) =>
  (await sqlInTenant(id, (sql) => sql`SELECT count(*) AS lines FROM order_line`))[0]?.lines;

test("an upload waits for its job, tells how far it is, and is put away when it is in", async () => {
  const { id, importId, state } = await uploaded(ndjson(lines));
  expect(await state()).toMatchObject({ state: "WAITING", linesDone: 0, startedBy: "Wang Min" });
  const steps: number[] = [];
  await runImport(
    { marketplaceId: id, importId },
    { onStep: async (linesDone) => void steps.push(linesDone) },
  );
  expect(steps).toEqual([5_000, 10_000, 11_000]);
  expect(await state()).toMatchObject({ state: "DONE", accepted: 11_000, linesDone: 11_000 });
  expect(await stored(id)).toBe(11_000);
  expect(aside()).not.toContain(importId);
});

test("stopped at a safe point, the next try goes on there; a third finds nothing to do", async () => {
  const { id, importId, state } = await uploaded(ndjson(lines));
  const run = (onStep: (linesDone: number) => Promise<void>) =>
    runImport({ marketplaceId: id, importId }, { onStep });
  const stop = run(async () => {
    throw new Error("the worker stops");
  });
  await expect(stop).rejects.toThrow("the worker stops");
  expect(await state()).toMatchObject({ state: "RUNNING", linesDone: 5_000, accepted: 5_000 });
  for (let time = 0; time < 2; time += 1) await run(() => Promise.resolve());
  expect(await state()).toMatchObject({ state: "DONE", accepted: 11_000, duplicates: 0 });
  expect(await stored(id)).toBe(11_000);
});

test("two workers on one import: every line is in once", async () => {
  const { id, importId, state } = await uploaded(ndjson(lines));
  const run = () => runImport({ marketplaceId: id, importId }, { onStep: () => Promise.resolve() });
  await Promise.allSettled([run(), run()]);
  await run();
  expect(await state()).toMatchObject({ state: "DONE", linesDone: 11_000, accepted: 11_000 });
  expect(await stored(id)).toBe(11_000);
});

test("all or nothing through the page; a file that is no table fails with a sentence", async () => {
  const spoiled = await uploaded(ndjson([...lines, { orderUid: "x" }]), true);
  const idle = { onStep: () => Promise.resolve() };
  await runImport({ marketplaceId: spoiled.id, importId: spoiled.importId }, idle);
  expect(await spoiled.state()).toMatchObject({ state: "REFUSED", accepted: 0, rejected: 1 });
  expect(await stored(spoiled.id)).toBe(0);
  const strange = await uploaded("colour,size\r\nred,1\r\n");
  await runImport({ marketplaceId: strange.id, importId: strange.importId }, idle);
  expect(await strange.state()).toMatchObject({ state: "FAILED" });
  expect((await strange.state())?.failure).toContain("colour");
});
