/** What staff read of deposits: lists that page and filter, totals that prove themselves, cases that say who may. */
import { beforeAll, describe, expect, test } from "vitest";
import { staff } from "#tests/support/shop";
import { approveRefund } from "~/features/deposits/approve-refund.server";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { confirmDeduction } from "~/features/deposits/confirm-deduction.server";
import { deductionQuery } from "~/features/deposits/deduction-query";
import { depositQuery } from "~/features/deposits/deposit-query";
import { listDeductions } from "~/features/deposits/list-deductions.server";
import { listDeposits } from "~/features/deposits/list-deposits.server";
import { listRefunds } from "~/features/deposits/list-refunds.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { previewDeduction } from "~/features/deposits/preview-deduction.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { readDeduction } from "~/features/deposits/read-deduction.server";
import { readRefund } from "~/features/deposits/read-refund.server";
import { refundQuery } from "~/features/deposits/refund-query";
import { readStaffDeposit } from "~/features/deposits/staff-deposit.server";
import { depositMoney } from "~/features/deposits/totals.server";
import { NotAllowed } from "~/features/people/may";
import { setClock } from "~/platform/clock.server";
import { type Deposits, daysLater, depositsIn, type Shop, start } from "./a-deposit";

let deposits: Deposits;
/** Missing everything, partly paid, in order, disputed, leaving with a refund. */
let shops: readonly Shop[];
beforeAll(async () => {
  deposits = await depositsIn();
  const made: Shop[] = [];
  for (let count = 0; count < 5; count += 1) {
    const shop = await deposits.shop();
    await shop.assess();
    made.push(shop);
  }
  const [, partly, paid, disputed, relieved] = made;
  await partly?.pay(50_000);
  await paid?.pay(200_000);
  await disputed?.dispute("dp_9", (await disputed?.pay(200_000)) ?? "", 80_000, "needs_response");
  await relieved?.pay(200_000, "alipay");
  await relieved?.relief(7_000);
  await relieved?.assess();
  await askForExcess(relieved?.owner ?? neverMind, relieved?.storeUid ?? "", 140_000);
  shops = made;
});
const neverMind = undefined as never;
const list = (address: string, limit?: number) =>
  listDeposits(deposits.finance, depositQuery(new URLSearchParams(address)), limit);
const uids = async (address: string) =>
  (await list(address)).rows.map(({ store }) =>
    shops.findIndex((one) => one.storeUid === store.uid),
  );

describe("the list of deposits", () => {
  test("has each state as a filter", async () => {
    expect((await list("")).total).toBe(5);
    expect(new Set(await uids("state=due"))).toEqual(new Set([0, 1, 3]));
    expect(await uids("state=overdue")).toEqual([]);
    expect(await uids("state=frozen")).toEqual([3]);
    expect(await uids("state=refunding")).toEqual([4]);
    expect(await uids("state=exiting")).toEqual([]);
    expect(await uids(`q=${shops[2]?.storeUid}`)).toEqual([2]);
    expect(await uids("q=nobody")).toEqual([]);
    setClock(daysLater(16));
    expect(new Set(await uids("state=overdue"))).toEqual(new Set([0, 1, 3]));
    setClock(start);
  });

  test.each(["missing", "-missing", "due", "-due", "held", "-held", "shop", "-shop"])(
    "pages by key when sorted by %s, there and back",
    async (sort) => {
      const whole = await uids(`sort=${sort}`);
      const first = await list(`sort=${sort}`, 2);
      const next = await list(`sort=${sort}&after=${first.after}`, 2);
      const last = await list(`sort=${sort}&after=${next.after}`, 2);
      const walked = [...first.rows, ...next.rows, ...last.rows].map(({ store }) => store.uid);
      expect(walked).toEqual(whole.map((at) => shops[at]?.storeUid));
      const back = await list(`sort=${sort}&before=${next.before}`, 2);
      expect(back.rows).toEqual(first.rows);
      expect(last.after).toBeNull();
    },
  );

  test("is for staff, each marketplace its own", async () => {
    const elsewhere = await depositsIn();
    expect(
      await listDeposits(elsewhere.finance, depositQuery(new URLSearchParams())),
    ).toMatchObject({ total: 0, rows: [] });
    const [first] = shops;
    const place = { account: "deposit", before: null } as const;
    expect(await readStaffDeposit(elsewhere.finance, first?.storeUid ?? "", place)).toBeNull();
  });
});

test("received is held, on its way, kept and paid out; the books prove it", async () => {
  const { totals, tree } = await depositMoney(deposits.finance);
  expect(totals).toEqual([
    {
      currency: "CNY",
      receivedMinor: 650_000,
      heldMinor: 650_000,
      returningMinor: 0,
      keptMinor: 0,
      paidOutMinor: 0,
      differenceMinor: 0,
    },
  ]);
  expect(tree).toContainEqual(
    expect.objectContaining({ code: "deposit-frozen", balanceMinor: 80_000, accounts: 1 }),
  );
});

test("one shop's page holds its sentence, its lots with deadlines, its order and its entries", async () => {
  const relieved = shops[4];
  const place = { account: "deposit", before: null } as const;
  const page = await readStaffDeposit(deposits.finance, relieved?.storeUid ?? "", place);
  expect(page).toMatchObject({
    view: { requiredMinor: 60_000, availableMinor: 200_000 },
    lots: [{ method: "alipay", leftMinor: 200_000, window: "open" }],
    orders: [{ status: "PAID" }],
    refunds: [{ status: "COOLING", amountMinor: 140_000 }],
    statement: { account: "deposit", lines: [{ kind: "deposit-paid", changeMinor: 200_000 }] },
  });
  expect(page?.assessments.length).toBeGreaterThan(1);
  expect(page?.assessments[0]?.why.en).toContain("¥600");
});

test("a deduction says what it would leave, and who may confirm it", async () => {
  const [, , paid] = shops;
  const storeUid = paid?.storeUid ?? "";
  expect(await previewDeduction(deposits.finance, storeUid, 250_000)).toMatchObject({
    preview: {
      fromDepositMinor: 200_000,
      owedMinor: 50_000,
      heldAfterMinor: 0,
      missingAfterMinor: 200_000,
      needsSecond: true,
    },
  });
  expect(await previewDeduction(deposits.finance, "nobody", 1)).toMatchObject({
    because: "no-deposit",
  });
  const proposed = await proposeDeduction(deposits.finance, {
    storeUid,
    kind: "PENALTY",
    amountMinor: 250_000,
    reason: "Counterfeit goods",
    evidence: [{ title: "Report", reference: "qc-1" }],
  });
  if (!proposed.ok) throw new Error(proposed.because);
  const id = proposed.deductionId;
  const refusal = async (who = deposits.finance) => (await readDeduction(who, id))?.refusal;
  const views = async (view: string) =>
    (await listDeductions(deposits.finance, deductionQuery(new URLSearchParams({ view })))).total;
  expect(await refusal()).toBe("wrong-state");
  expect([await views("proposed"), await views("waiting"), await views("to-decide")]).toEqual([
    1, 0, 0,
  ]);
  await notifyDeduction(deposits.finance, id);
  expect(await refusal()).toBe("reply-period");
  expect([await views("proposed"), await views("waiting"), await views("to-decide")]).toEqual([
    0, 1, 0,
  ]);
  setClock(daysLater(8));
  expect(await views("to-decide")).toBe(1);
  expect(await refusal()).toBe("second-person");
  expect(await refusal(staff(deposits.id, "reviewer"))).toBe("role");
  const colleague = staff(deposits.id, "risk");
  expect(await readDeduction(colleague, id)).toMatchObject({
    refusal: null,
    may: { confirm: true, drop: true, notify: false },
  });
  await confirmDeduction(colleague, id, "upheld");
  expect(await readDeduction(deposits.finance, id)).toMatchObject({
    status: "POSTED",
    preview: null,
    posted: { takenMinor: 200_000, owedMinor: 50_000 },
  });
  expect(await readDeduction((await depositsIn()).finance, id)).toBeNull();
  setClock(start);
});

test("a refund shows its plan before it is approved: which payment, until when, what by hand", async () => {
  const refunds = (view: string) =>
    listRefunds(deposits.finance, refundQuery(new URLSearchParams({ view })));
  expect((await refunds("review")).total).toBe(0);
  setClock(daysLater(91));
  await advanceDeposits(deposits.clock);
  const [row] = (await refunds("review")).rows;
  const [uuid] = await deposits.inside(
    (sql) => sql<{ id: string }[]>`SELECT id FROM deposit_refund WHERE status = 'REVIEW'`,
  );
  const id = uuid?.id ?? "";
  expect(row).toMatchObject({ amountMinor: 140_000, waitsForSecond: false });
  expect(await readRefund(deposits.finance, id)).toMatchObject({
    plan: { manualMinor: 140_000, approvals: 2, parts: [{ lot: null, amountMinor: 140_000 }] },
    may: { payBack: true, mustBeOther: false },
  });
  await approveRefund(deposits.finance, id);
  expect((await readRefund(deposits.finance, id))?.may.mustBeOther).toBe(true);
  expect((await readRefund(staff(deposits.id, "finance"), id))?.may.mustBeOther).toBe(false);
  expect((await refunds("review")).rows[0]?.waitsForSecond).toBe(true);
  await approveRefund(staff(deposits.id, "admin"), id);
  expect((await refunds("by-hand")).total).toBe(1);
  expect((await readRefund(deposits.finance, id))?.legs).toMatchObject([
    { lot: null, status: "PLANNED" },
  ]);
  const merchant = shops[4]?.owner as never;
  expect(() => readRefund(merchant, id)).toThrow(NotAllowed);
  setClock(start);
});
