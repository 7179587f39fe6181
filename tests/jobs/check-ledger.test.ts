import { expect, test } from "vitest";
import { bank, depositOf, move, someBooks } from "#tests/features/ledger/books";
import { job } from "~/jobs/check-ledger";
import { job as expireReservations } from "~/jobs/expire-reservations";
import { withOwner } from "~/platform/installation.server";

const context = {
  jobId: "j1",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};

test("books in balance pass; books that were harmed fail the job, which says where", async () => {
  const { id, post } = await someBooks();
  await post(move(bank, depositOf("s1"), 500));
  await expect(job.run({ marketplaceId: id }, context)).resolves.toBeUndefined();
  await withOwner(process.env.DATABASE_URL ?? "", (client) =>
    client.query("UPDATE ledger_balance SET posted_minor = 501 WHERE marketplace_id = $1", [id]),
  );
  await expect(job.run({ marketplaceId: id }, context)).rejects.toThrow(
    /out of balance.*501 in 1 entries/,
  );
});

test("reservations that ran out are given back", async () => {
  const { id, post, reserve, held } = await someBooks();
  const deposit = depositOf("s1");
  await post(move(bank, deposit, 500));
  await reserve({
    ...move(deposit, bank, 200),
    debit: deposit,
    credit: bank,
    amountMinor: 200,
    expiresAt: new Date("2020-01-01T00:00:00Z"),
  });
  expect(await held(deposit)).toEqual([500, 300]);
  await expireReservations.run({ marketplaceId: id }, context);
  expect(await held(deposit)).toEqual([500, 500]);
});
