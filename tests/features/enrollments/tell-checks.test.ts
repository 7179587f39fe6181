import { beforeAll, expect, test } from "vitest";
import { tellChecks } from "~/features/enrollments/tell-checks.server";
import { inTenant, sql } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";
import { aMarketWithDeposits, type Enrolled, type MarketWithDeposits } from "./inside";

let market: MarketWithDeposits;
beforeAll(async () => {
  market = await aMarketWithDeposits();
});

/** An owner who reads mail in a language. */
async function owned(shop: Enrolled, locale: string): Promise<string> {
  const personId = newId();
  const email = `${personId}@shop.example`;
  await withOwner(process.env.DATABASE_URL ?? "", (client) =>
    client.query(
      `INSERT INTO person (id, name, email, email_verified, locale, updated_at)
       VALUES ($1, 'Owner', $2, true, $3, now())`,
      [personId, email, locale],
    ),
  );
  const { entityUid } = shop;
  const role = "merchant-owner";
  await inTenant(market.id, (tx) =>
    tx.membership.create({
      data: { marketplaceId: market.id, id: newId(), personId, role, entityUid },
    }),
  );
  return email;
}
/** Those about programs: the deposits room writes its own. */
const mailsTo = (email: string) => sql()<{ subject: string; text: string }[]>`
  SELECT subject, text FROM mail
  WHERE recipient = ${email} AND text LIKE '%/enrollments/enr_%' ORDER BY id`;

test("each owner is written to once, in her language, with the figure and the last day to recover", async () => {
  const shop = await market.enrolled("deposit-relief");
  const [english, chinese] = [await owned(shop, "en"), await owned(shop, "zh")];
  await shop.on("2026-11-24");
  await shop.on("2026-12-01", { experience_score: 455 });
  const told = await Promise.all([tellChecks(market.id), tellChecks(market.id)]);
  expect(told.reduce((sum, count) => sum + count)).toBe(1);
  expect(await tellChecks(market.id)).toBe(0);
  const [inEnglish, ...moreEnglish] = await mailsTo(english);
  expect(moreEnglish).toEqual([]);
  expect(inEnglish?.subject).toMatch(/^At risk: Deposit relief, Shop \d+$/);
  expect(inEnglish?.text).toContain("Experience score 4.55, needs 4.60");
  expect(inEnglish?.text).toContain("recover by 31 Dec 2026");
  expect(inEnglish?.text).toContain(`/enrollments/${shop.id}`);
  const [inChinese] = await mailsTo(chinese);
  expect(inChinese?.subject).toContain("降低保证金");
  expect(inChinese?.text).toContain("请在2026年12月31日前恢复");
});

test("who is in order hears nothing; who recovers, ends, owes or graduates does", async () => {
  const kept = await market.enrolled("deposit-relief");
  const ended = await market.enrolled("deposit-relief");
  const trial = await market.enrolled("zero-entry");
  const emails = [await owned(kept, "en"), await owned(ended, "en"), await owned(trial, "en")];
  await trial.on("2026-11-23");
  await kept.on("2026-11-24");
  await kept.know("2026-12-01");
  await ended.know("2026-12-01", { has_open_serious_violation: true });
  await trial.on("2026-12-01", { orders_paid_lifetime: 201 });
  await trial.pay(200_000);
  await trial.on("2026-12-02");
  await tellChecks(market.id);
  const subjects = await Promise.all(
    emails.map(async (email) =>
      (await mailsTo(email)).map(({ subject }) => subject.split(/[:,]/)[0]),
    ),
  );
  expect(subjects).toEqual([
    [],
    [expect.stringMatching(/^Deposit relief has ended for Shop \d+$/)],
    [
      expect.stringMatching(/^The deposit of Shop \d+ is due$/),
      expect.stringMatching(/^Shop \d+ has graduated$/),
    ],
  ]);
});
