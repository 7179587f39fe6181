import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { checkLedger } from "~/features/ledger/check.server";
import { type Deposits, depositsIn } from "./a-deposit";

let deposits: Deposits;
beforeAll(async () => {
  deposits = await depositsIn();
});

async function paid() {
  const shop = await deposits.shop();
  await shop.assess();
  return { shop, paymentId: await shop.pay(200_000) };
}
const after = {
  warning_needs_response: { availableMinor: 200_000, frozenMinor: 0, owedMinor: 0 },
  needs_response: { availableMinor: 0, frozenMinor: 200_000, owedMinor: 200_000 },
  won: { availableMinor: 200_000, frozenMinor: 0, owedMinor: 0 },
  lost: { availableMinor: 0, frozenMinor: 0, owedMinor: 0 },
} as const;

test("a chargeback freezes, a won one thaws, a lost one settles the debt; the order follows", async () => {
  for (const end of ["won", "lost"] as const) {
    const { shop, paymentId } = await paid();
    const id = `dp_${end}`;
    await shop.dispute(id, paymentId, 200_000, "warning_needs_response");
    expect(await shop.held()).toMatchObject(after.warning_needs_response);
    await shop.dispute(id, paymentId, 200_000, "needs_response");
    await shop.dispute(id, paymentId, 200_000, "needs_response");
    expect(await shop.held()).toMatchObject(after.needs_response);
    expect(await shop.order()).toMatchObject({ amount_minor: 200_000, status: "OPEN" });
    await shop.dispute(id, paymentId, 200_000, end);
    await shop.dispute(id, paymentId, 200_000, "needs_response");
    if (end === "won") await shop.dispute(id, paymentId, 200_000, end);
    expect(await shop.held()).toMatchObject(after[end]);
    expect(await shop.order()).toMatchObject({ status: end === "won" ? "CANCELLED" : "OPEN" });
  }
  expect((await checkLedger(deposits.id)).faults).toEqual([]);
});

test("news in any order, any number of times, ends where the last truth says", async () => {
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("warning_needs_response", "needs_response"), { maxLength: 4 }),
      fc.constantFrom("won", "lost"),
      async (told, end) => {
        const { shop, paymentId } = await paid();
        nth += 1;
        for (const status of [...told, end, end])
          await shop.dispute(`dp_any_${nth}`, paymentId, 200_000, status);
        expect(await shop.held()).toMatchObject(after[end]);
      },
    ),
    { numRuns: 8 },
  );
});
