/**
 * The worked examples of domain.md about deposit-relief and zero-entry, each through the real wires: the
 * application, the nightly rounds, the facts as a refresh would leave them, the payments, the page.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { withdrawable } from "~/features/deposits/deferral";
import { evaluate } from "~/features/eligibility/evaluate";
import { knownOf } from "~/features/enrollments/known.server";
import { settleOverTrials } from "~/features/enrollments/settle-trials.server";
import { automatic } from "~/features/people/actor";
import { programBySlug } from "~/features/programs/read.server";
import { deferralOf } from "~/features/programs/zero-entry/benefits";
import { template } from "~/features/programs/zero-entry/settings";
import { addDays } from "~/values/day";
import { aMarketWithDeposits, type FactColumns, type MarketWithDeposits } from "./inside";

let market: MarketWithDeposits;
beforeAll(async () => {
  market = await aMarketWithDeposits();
});
const yuan = (amount: number) => amount * 100;

describe("deposit-relief, checked on the first of each month", () => {
  const enrolled = async (relieved = yuan(600)) => {
    const shop = await market.enrolled("deposit-relief");
    await shop.on("2026-11-24");
    await shop.pay(relieved);
    return shop;
  };

  const examples: readonly (readonly [readonly (number | null)[], string, string])[] = [
    [[465], "WARNED", "in [4.60, 4.70): keeps relief"],
    [[455, 466], "WARNED", "not two in a row"],
    [[455, 455], "REMOVED", "two in a row; top-up order created"],
    [[455, 470], "ACTIVE", "back to good"],
    [[465, 470], "ACTIVE", "back to good"],
    [[455, null], "WARNED", "unknown is not no: no second strike"],
    [[455, null, 455], "WARNED", "unknown breaks the run, and lifts nothing"],
    [[null], "ACTIVE", "a missing score warns nobody"],
    [[459, 460, 459], "WARNED", "never two in a row"],
  ];
  test.each(examples)("score %j at the checks → %s (%s)", async (scores, status) => {
    const shop = await enrolled();
    const days = ["2026-12-01", "2027-01-01", "2027-02-01"];
    for (const [at, score] of scores.entries())
      await shop.on(days[at] ?? "", { experience_score: score });
    const removed = status === "REMOVED";
    expect((await shop.page()).status).toBe(status);
    expect(await shop.standing()).toMatchObject({ required: removed ? yuan(2_000) : yuan(600) });
    const order = await shop.order();
    expect(order === null ? null : [order.left, order.status]).toEqual(
      removed ? [yuan(1_400), "OPEN"] : null,
    );
    const monthly = (await shop.checks()).filter((check) => check.monthly);
    expect(monthly.map(({ day }) => day)).toEqual(days.slice(0, scores.length));
  });

  test("removed on the first of January, the shop has until the sixteenth, 23:59:59 of its zone", async () => {
    const shop = await enrolled();
    await shop.on("2026-12-01", { experience_score: 455 });
    const gone = await shop.on("2027-01-01", { experience_score: 455 });
    expect(gone.grants).toMatchObject([{ key: "reduction", status: "USED" }]);
    expect((await shop.order())?.due_at).toEqual(new Date("2027-01-16T15:59:59Z"));
    const last = (await shop.checks()).at(-1);
    expect(last?.sentence.en).toContain("at 2 checks in a row");
    expect(last?.figures.map(({ now, needed, gap }) => [now.en, needed.en, gap?.en])).toEqual([
      ["4.55", "at least 4.60", "0.05 more"],
    ]);
  });

  test.each([
    [1, "WARNED"],
    [3, "WARNED"],
    [4, "REMOVED"],
  ])("%i violation points on any day → %s", async (points, status) => {
    const shop = await enrolled();
    const page = await shop.on("2026-12-10", { violation_points_90d: points });
    expect(page.status).toBe(status);
  });

  test("a serious violation ends it on the day", async () => {
    const shop = await enrolled();
    const page = await shop.on("2026-11-26", { has_open_serious_violation: true });
    expect(page).toMatchObject({ status: "REMOVED", endedOn: "2026-11-26" });
  });

  test("while entry holds at month start the term begins anew; in warning it runs out", async () => {
    const shop = await enrolled();
    expect(await shop.on("2026-12-01")).toMatchObject({ status: "ACTIVE", endsOn: "2027-02-28" });
    const [grant] = (await shop.page()).grants;
    expect(grant?.to).toBe("2027-02-28");
    await shop.on("2027-01-01", { experience_score: 465 });
    expect(await shop.on("2027-02-01", { experience_score: 465 })).toMatchObject({
      status: "WARNED",
      endsOn: "2027-02-28",
    });
    expect(await shop.on("2027-03-01", { experience_score: 465 })).toMatchObject({
      status: "COMPLETED",
      endedOn: "2027-02-28",
    });
    expect(await shop.standing()).toMatchObject({ required: yuan(2_000) });
  });
});

describe("who may enter deposit-relief, and with what relief", () => {
  test.each([
    [469, "not_eligible"],
    [470, "eligible"],
    [null, "not_eligible"],
  ])("score %j → %s", async (score, outcome) => {
    const shop = await market.enrolled("zero-entry", {
      supplied: {
        "store.brushingRisk": 5,
        ...(score === null ? {} : { "store.experienceScore": score }),
      },
    });
    const facts = await knownOf(automatic(market.id, "demo"), shop, "2026-11-23");
    const program = await market.inside((sql) => programBySlug(sql, "deposit-relief"));
    if (program?.kind.code !== "deposit-relief") throw new Error("no deposit-relief");
    expect(evaluate(program.version.rules.enter, facts)).toBe(outcome);
  });

  test.each([
    ["sales 30,000: 70 %", yuan(30_000), yuan(600), yuan(1_400), false],
    ["sales 62,000: the float is higher", yuan(62_000), yuan(2_000), 0, true],
    ["sales 120,000: the float is higher still", yuan(120_000), yuan(5_000), 0, true],
  ])("%s", async (_, sales, required, saved, idle) => {
    const shop = await market.enrolled("deposit-relief");
    await shop.on("2026-11-24");
    await shop.pay(yuan(600));
    const page = await shop.on("2026-12-01", { gmv_paid_prev_month: sales });
    expect(page.deposit).toMatchObject({
      requiredMinor: required,
      insteadMinor: required + saved,
      heldMinor: yuan(600),
      idle,
    });
    const order = await shop.order();
    expect(order?.left ?? 0).toBe(required - yuan(600));
    // Opened by the round of the first: 15 calendar days, to the last second.
    if (order !== null) expect(order.due_at).toEqual(new Date("2026-12-16T15:59:59Z"));
  });

  test("what was paid before and is too much now can be asked for, and waits its days", async () => {
    const shop = await market.enrolled("deposit-relief");
    await market.night("2026-11-23");
    await shop.pay(yuan(2_000));
    const page = await shop.on("2026-11-24");
    expect(page.deposit).toMatchObject({
      requiredMinor: yuan(600),
      insteadMinor: yuan(2_000),
      heldMinor: yuan(2_000),
    });
    expect(await askForExcess(shop.owner, shop.storeUid, yuan(1_400) + 1)).toMatchObject({
      because: "beyond-excess",
    });
    expect(await askForExcess(shop.owner, shop.storeUid, yuan(1_400))).toMatchObject({
      ok: true,
      coolingUntil: new Date("2026-12-01T16:00:00Z"),
    });
  });
});

describe("zero-entry: three counters, two comparisons", () => {
  const day = (count: number) => addDays("2026-11-23", count);
  test.each([
    [{ orders_paid_lifetime: 200, gmv_paid_lifetime: 999_999 }, 41, null],
    [{ orders_paid_lifetime: 201, gmv_paid_lifetime: 0 }, 41, "orders"],
    [{ orders_paid_lifetime: 12, gmv_paid_lifetime: 1_000_000 }, 41, "value"],
    [{ orders_paid_lifetime: 0, gmv_paid_lifetime: 0 }, 179, null],
    [{ orders_paid_lifetime: 0, gmv_paid_lifetime: 0 }, 180, "day"],
  ] as const)("%j on day %i → %s", async (facts: FactColumns, count, because) => {
    const shop = await market.enrolled("zero-entry");
    const first = await shop.on("2026-11-23");
    expect(first.deposit).toMatchObject({ requiredMinor: 0, insteadMinor: yuan(2_000) });
    const page = await shop.on(day(count), facts);
    expect(page.deposit?.trial?.because ?? null).toBe(because);
    expect(page.status).toBe(because === null ? "ACTIVE" : "WARNED");
    expect((await shop.order())?.left ?? null).toBe(because === null ? null : yuan(2_000));
    if (because === null) return;
    expect(page.warning).toMatchObject({ pays: true });
    await shop.pay(yuan(2_000));
    expect(await settleOverTrials(market.clock)).toBe(1);
    expect(await shop.page()).toMatchObject({
      status: "GRADUATED",
      endedBecause: { en: "The deferred deposit was paid in full" },
    });
    expect((await shop.checks()).map(({ outcome }) => outcome)).toEqual(["DUE", "GRADUATED"]);
  });

  test("unpaid, it is not over: withdrawals are held, then new orders stop, and paying still graduates", async () => {
    const shop = await market.enrolled("zero-entry");
    await shop.on("2026-11-23");
    await shop.on("2026-12-10", { orders_paid_lifetime: 201 });
    expect((await shop.order())?.consequences).toEqual([]);
    await shop.on("2026-12-26", { orders_paid_lifetime: 201 });
    expect((await shop.order())?.consequences).toEqual(["WITHDRAWAL_HOLD"]);
    await shop.on("2027-01-10", { orders_paid_lifetime: 201 });
    expect((await shop.order())?.consequences).toEqual(["WITHDRAWAL_HOLD", "ORDERS_STOPPED"]);
    await shop.pay(yuan(2_000));
    expect(await shop.on("2027-01-11")).toMatchObject({ status: "GRADUATED" });
    expect(await shop.order()).toBeNull();
  });

  test("a serious violation closes the trial, and the deposit is due at once", async () => {
    const shop = await market.enrolled("zero-entry");
    await shop.on("2026-11-23");
    const page = await shop.on("2026-12-01", { has_open_serious_violation: true });
    expect(page.status).toBe("REMOVED");
    expect(await shop.order()).toMatchObject({ left: yuan(2_000), status: "OPEN" });
  });

  test.each([
    [yuan(1_000), 0, yuan(500)],
    [19_999, 0, 0],
    [yuan(1_000), 1, 0],
  ])("balance %i after %i withdrawals this month: at most %i", async (balance, before, most) => {
    const shop = await market.enrolled("zero-entry");
    const page = await shop.on("2026-11-23");
    const caps = page.deposit?.trial?.caps;
    if (caps === undefined) throw new Error("no trial");
    expect(withdrawable({ ...deferralOf(template("CNY"), {}), caps }, balance, before)).toBe(most);
  });
});
