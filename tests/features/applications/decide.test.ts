import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, staff, supply, type TestShop } from "#tests/support/shop";
import { approveApplication } from "~/features/applications/approve.server";
import { claimApplication, releaseApplication } from "~/features/applications/claim.server";
import { applicationCase } from "~/features/applications/read-case.server";
import { rejectApplication } from "~/features/applications/reject.server";
import { replayDecision } from "~/features/applications/replay.server";
import { settleDecision } from "~/features/applications/settle.server";
import { undoDecision } from "~/features/applications/undo.server";
import { withdrawApplication } from "~/features/applications/withdraw.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";
import { formOf, sent } from "./filled-in";

let market: TestMarketplace;
let shop: TestShop;
let id: string;
const monday = new Date("2026-11-23T02:00:00Z");
const later = (milliseconds: number) => setClock(new Date(monday.getTime() + milliseconds));

beforeAll(async () => {
  setClock(monday);
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
});
/** A case of the launch program for a person: the risk system has said nothing yet. */
beforeEach(async () => {
  setClock(monday);
  shop = await aShop(market, { supplied: {} });
  id = await sent(shop, "cold-start");
});

const lin = () => staff(market.id, "reviewer");
const revision = async (of = shop, application = id) => (await formOf(of, application)).revision;
const settleOf = (decisionId: string) =>
  settleDecision(market.id, uuidOf("decision", decisionId) ?? "");
const enrollments = (of = shop) =>
  inTenant(market.id, (tx) => tx.enrollment.count({ where: { storeUid: of.storeUid } }));
const queued = (name: string) =>
  inTenant(
    market.id,
    (tx) => tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM jobs.job WHERE name = ${name} AND state = 'created'
      AND data->>'marketplaceId' = ${market.id}`,
  ).then(([row]) => row?.n ?? 0);

async function approved(reviewer = lin()) {
  const outcome = await approveApplication(reviewer, id, { revision: await revision() });
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome;
}

describe("an approval", () => {
  test("holds its effect for eight seconds, and its merchant still reads “in review”", async () => {
    const { decisionId, effectiveAt } = await approved();
    expect(effectiveAt.getTime() - monday.getTime()).toBeGreaterThanOrEqual(8_000);
    expect((await formOf(shop, id)).status).toBe("IN_REVIEW");
    expect((await formOf(shop, id)).decision).toBeNull();
    expect(await settleOf(decisionId)).toBe(false);
    expect(await enrollments()).toBe(0);
    later(60_000);
    expect(await settleOf(decisionId)).toBe(true);
    expect(await formOf(shop, id)).toMatchObject({
      status: "APPROVED",
      decision: { outcome: "approved", automatic: false },
    });
    expect(await enrollments()).toBe(1);
    expect(await settleOf(decisionId)).toBe(true);
    expect(await enrollments()).toBe(1);
  });

  test("is taken back by who gave it: no enrollment, no mail, and the case is open again", async () => {
    const reviewer = lin();
    const before = await queued("tell-merchant");
    const { decisionId } = await approved(reviewer);
    expect(await undoDecision(lin(), decisionId)).toMatchObject({ because: "not-yours" });
    expect(await undoDecision(reviewer, decisionId)).toMatchObject({ ok: true });
    expect(await undoDecision(reviewer, decisionId)).toMatchObject({ because: "too-late" });
    later(60_000);
    expect(await settleOf(decisionId)).toBe(true);
    expect([await enrollments(), (await formOf(shop, id)).status]).toEqual([0, "IN_REVIEW"]);
    expect(await queued("tell-merchant")).toBe(before);
    const again = await approveApplication(reviewer, id, { revision: await revision() });
    expect(again).toMatchObject({ ok: true, left: 0 });
  });

  test("cannot be taken back after eight seconds", async () => {
    const reviewer = lin();
    const { decisionId } = await approved(reviewer);
    later(60_000);
    expect(await undoDecision(reviewer, decisionId)).toMatchObject({ because: "too-late" });
  });

  test("of two reviewers at once one wins, the other is told the case is another by now", async () => {
    const seen = await revision();
    const both = await Promise.all([
      approveApplication(lin(), id, { revision: seen }),
      approveApplication(lin(), id, { revision: seen }),
    ]);
    expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ because: "stale" });
  });

  test("racing a withdrawal, one of the two happens", async () => {
    const seen = await revision();
    const [yes, gone] = await Promise.all([
      approveApplication(lin(), id, { revision: seen }),
      withdrawApplication(shop.owner, id, { revision: seen }),
    ]);
    expect([yes.ok, gone.ok].filter(Boolean)).toHaveLength(1);
  });

  test("asks the rules again with facts of the moment: what fails by now is refused", async () => {
    await inTenant(market.id, (tx) =>
      supply(
        tx,
        market.id,
        shop.storeUid,
        { "store.brushingRisk": 95 },
        new Date("2026-11-22T00:00:00Z"),
      ),
    );
    const refused = await approveApplication(lin(), id, { revision: await revision() });
    expect(refused).toMatchObject({ ok: false, because: "not-eligible" });
  });

  test("is for those whose role it is", async () => {
    const seen = { revision: await revision() };
    for (const role of ["auditor", "compliance"] as const)
      await expect(approveApplication(staff(market.id, role), id, seen)).rejects.toThrow(
        "not allowed",
      );
    await expect(approveApplication(shop.owner, id, seen)).rejects.toThrow("not allowed");
    const elsewhere = staff((await aMarketplace()).id, "reviewer");
    expect(await approveApplication(elsewhere, id, seen)).toMatchObject({ because: "not-found" });
    for (const role of ["category-manager", "finance", "risk"] as const) {
      const stranger = staff(market.id, role);
      expect(await approveApplication(stranger, id, seen)).toMatchObject({ because: "role" });
      const no = { ...seen, reasonCodes: ["DOC_MISSING"] as const };
      expect(await rejectApplication(stranger, id, no)).toMatchObject({ because: "role" });
    }
  });
});

describe("a rejection", () => {
  test("needs a reason, and a note where the reason is another one", async () => {
    const seen = await revision();
    expect(await rejectApplication(lin(), id, { revision: seen, reasonCodes: [] })).toMatchObject({
      because: "reason-needed",
    });
    expect(
      await rejectApplication(lin(), id, {
        revision: seen,
        reasonCodes: ["MANUAL_OTHER"],
        note: "  ",
      }),
    ).toMatchObject({ because: "note-needed" });
  });
  test("is read by its merchant once it is final: the reason in words, never the internal note", async () => {
    const outcome = await rejectApplication(lin(), id, {
      revision: await revision(),
      reasonCodes: ["DOC_MISSING", "DOC_MISSING"],
      note: "The photo is dark.",
      internalNote: "Looks like the shop next door.",
    });
    later(60_000);
    await settleOf(outcome.ok ? outcome.decisionId : "");
    const { status, decision } = await formOf(shop, id);
    expect(status).toBe("REJECTED");
    expect(decision).toMatchObject({
      outcome: "rejected",
      note: "The photo is dark.",
      reasons: [{ code: "DOC_MISSING" }],
    });
    expect(JSON.stringify(decision)).not.toContain("next door");
    expect(await enrollments()).toBe(0);
    expect((await sent(shop, "cold-start")).startsWith("app_")).toBe(true);
  });
});

describe("two approvers", () => {
  let product: string;
  let managed: string;
  /** The agreement of managed sales: a category manager and finance. */
  beforeEach(async () => {
    shop = await aShop(market, { supplied: { "store.experienceScore": 460 } });
    await inTenant(market.id, async (tx) => {
      await tx.suppliedMetric.create({
        data: {
          marketplaceId: market.id,
          subject: "product",
          subjectUid: shop.productUid,
          metric: "product.refillDays",
          asOf: new Date("2026-11-20T00:00:00Z"),
          asOfDay: new Date("2026-11-20"),
          value: 3,
        },
      });
      await tx.product.update({
        where: {
          marketplaceId_productUid: { marketplaceId: market.id, productUid: shop.productUid },
        },
        data: { stock: 900, qcReportValidUntil: new Date("2027-11-20T00:00:00Z") },
      });
    });
    product = shop.productUid;
    managed = await sent(shop, "managed-sales", product);
  });

  test("are two different people, each in a place of their own role", async () => {
    const both = staff(market.id, "category-manager", "finance", "admin");
    const first = await approveApplication(both, managed, {
      revision: await revision(shop, managed),
    });
    expect(first).toMatchObject({ ok: true, left: 1, status: "IN_REVIEW" });
    const again = await approveApplication(both, managed, {
      revision: await revision(shop, managed),
    });
    expect(again).toMatchObject({ ok: false, because: "own-approval" });
    const category = staff(market.id, "category-manager");
    const sameRole = await approveApplication(category, managed, {
      revision: await revision(shop, managed),
    });
    expect(sameRole).toMatchObject({ ok: false, because: "role" });
    const waits = await applicationCase(category, managed, monday);
    expect(waits?.approval).toMatchObject({
      needed: 2,
      given: 1,
      mayApprove: false,
      mayNotBecause: "role",
    });
    const finance = staff(market.id, "finance");
    const second = await approveApplication(finance, managed, {
      revision: await revision(shop, managed),
    });
    expect(second).toMatchObject({ ok: true, left: 0, status: "APPROVED" });
    later(60_000);
    await settleOf(second.ok ? second.decisionId : "");
    expect(await enrollments()).toBe(1);
  });

  test("a first approval that is taken back has to be given again", async () => {
    const category = staff(market.id, "category-manager");
    const first = await approveApplication(category, managed, {
      revision: await revision(shop, managed),
    });
    await undoDecision(category, first.ok ? first.decisionId : "");
    const finance = await approveApplication(staff(market.id, "finance"), managed, {
      revision: await revision(shop, managed),
    });
    expect(finance).toMatchObject({ ok: true, left: 1 });
  });
});

describe("a claim", () => {
  test("is ten minutes long, renewed by its holder, and in nobody's way after", async () => {
    const [ana, bo] = [lin(), lin()];
    expect(await claimApplication(ana, id)).toMatchObject({ ok: true });
    expect(await claimApplication(bo, id)).toMatchObject({
      because: "claimed",
      details: { by: "reviewer" },
    });
    expect(await claimApplication(ana, id)).toMatchObject({ ok: true });
    later(11 * 60_000);
    expect(await claimApplication(bo, id)).toMatchObject({ ok: true });
    await releaseApplication(bo, id);
    expect(await claimApplication(ana, id)).toMatchObject({ ok: true });
  });
  test("does not make a form stale", async () => {
    const seen = await revision();
    await claimApplication(lin(), id);
    expect((await approveApplication(lin(), id, { revision: seen })).ok).toBe(true);
  });
});

test("a decision can be derived again, and a tampered fact shows", async () => {
  const { decisionId } = await approved();
  const auditor = staff(market.id, "auditor");
  expect(await replayDecision(auditor, decisionId)).toMatchObject({
    same: true,
    differs: [],
    derived: { outcome: "review" },
  });
  const forged = await inTenant(market.id, async (tx) => {
    const real = await tx.decision.findUniqueOrThrow({
      where: {
        marketplaceId_id: { marketplaceId: market.id, id: uuidOf("decision", decisionId) ?? "" },
      },
    });
    const facts = real.facts as Record<string, { value: unknown }>;
    const copy = { ...facts, "store.liveSkuCount": { ...facts["store.liveSkuCount"], value: 0 } };
    const { undo: _, ...data } = {
      ...real,
      undo: null,
      id: "01890000-0000-7000-8000-0000000000aa",
      facts: copy,
    };
    return tx.decision.create({
      data: JSON.parse(JSON.stringify(data, (_k, v) => (typeof v === "bigint" ? Number(v) : v))),
    });
  });
  const replay = await replayDecision(auditor, `dec_${"0".repeat(0)}`);
  expect(replay).toBeNull();
  const { publicId } = await import("~/values/public-id");
  expect(await replayDecision(auditor, publicId("decision", forged.id))).toMatchObject({
    same: false,
    derived: { outcome: "not_eligible" },
    differs: ["outcome", "explanation"],
  });
});

test("the case shows what the rules said when it was sent, say now, and what changed between", async () => {
  await inTenant(market.id, (tx) =>
    supply(
      tx,
      market.id,
      shop.storeUid,
      { "store.brushingRisk": 20 },
      new Date("2026-11-22T00:00:00Z"),
    ),
  );
  const read = await applicationCase(lin(), id, monday);
  expect(read?.atSubmission?.explanation.outcome).toBe("review");
  expect(read?.now.explanation.outcome).toBe("eligible");
  expect(read?.changed).toHaveLength(1);
  expect(read).toMatchObject({
    timeLeft: "later",
    claim: null,
    approval: { needed: 1, given: 0, mayApprove: true },
  });
});
