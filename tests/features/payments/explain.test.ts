import { beforeAll, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { staff } from "#tests/support/shop";
import { raise } from "~/features/payments/exception.server";
import { explainException } from "~/features/payments/explain-exception.server";
import { listExceptions } from "~/features/payments/list-exceptions.server";
import { NotAllowed } from "~/features/people/may";
import { inTenant } from "~/platform/database.server";

let here: TestMarketplace;
let elsewhere: TestMarketplace;
beforeAll(async () => {
  [here, elsewhere] = [await aMarketplace(), await aMarketplace()];
});

test("a difference is explained once, by a named person of its marketplace, and nothing is booked", async () => {
  const finance = staff(here.id, "finance");
  await raise("payment-differs", "pi_1", { amountMinor: 1 }, here.id);
  const id = "payment-differs:pi_1";
  const ids = async (of = finance, view: "open" | "explained" = "open") =>
    (await listExceptions(of, { view })).rows.map((line) => line.id);
  expect(await ids()).toContain(id);
  expect(await ids(staff(elsewhere.id, "finance"))).not.toContain(id);
  expect(await explainException(staff(elsewhere.id, "finance"), id, "x")).toMatchObject({
    because: "unknown-exception",
  });
  expect(() => explainException(staff(here.id, "reviewer"), id, "x")).toThrow(NotAllowed);
  expect(await explainException(finance, id, "paid out by hand")).toEqual({ ok: true });
  expect(await explainException(finance, id, "again")).toMatchObject({
    because: "already-explained",
  });
  expect(await ids()).not.toContain(id);
  const [line] = (await listExceptions(finance, { view: "explained" })).rows;
  expect(line).toMatchObject({ id, explained: { note: "paid out by hand" } });
  const [entry] = await inTenant(here.id, (tx) =>
    tx.auditEntry.findMany({ where: { verb: "exception-explained" } }),
  );
  expect(entry).toMatchObject({ thingId: id, actorId: finance.personId });
});

test("one that belongs to nobody is seen by all, and pages by key", async () => {
  for (const number of [1, 2, 3, 4, 5])
    await raise("unknown-movement", `txn_${number}`, { amountMinor: number });
  const finance = staff(elsewhere.id, "finance");
  const first = await listExceptions(finance, { view: "open" }, 2);
  const next = await listExceptions(finance, { view: "open", after: first.after ?? "" }, 2);
  const last = await listExceptions(finance, { view: "open", after: next.after ?? "" }, 2);
  const walked = [...first.rows, ...next.rows, ...last.rows].map(({ subject }) => subject);
  expect(walked).toEqual(["txn_5", "txn_4", "txn_3", "txn_2", "txn_1"]);
  expect(last.after).toBeNull();
  const back = await listExceptions(finance, { view: "open", before: next.before ?? "" }, 2);
  expect(back.rows).toEqual(first.rows);
});
