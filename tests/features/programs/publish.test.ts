import { beforeEach, describe, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { staff } from "#tests/support/shop";
import { kindCodes } from "~/features/metrics/dictionary";
import { automatic } from "~/features/people/actor";
import { createFromTemplate, installTemplates } from "~/features/programs/create.server";
import { moveProgram } from "~/features/programs/move.server";
import { publishProgram } from "~/features/programs/publish.server";
import { programBySlug, programsInForce, versionsOf } from "~/features/programs/read.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { uuidOf } from "~/values/public-id";

let market: TestMarketplace;
const manager = () => staff(market.id, "program-manager");
const sqlHere = <T>(work: Parameters<typeof sqlInTenant<T>>[1]) => sqlInTenant(market.id, work);

beforeEach(async () => {
  market = await aMarketplace();
});

async function aProgram() {
  const created = await createFromTemplate(manager(), "cold-start");
  if (!created.ok) throw new Error(created.because);
  return created;
}

test("all eight are offered once, in a currency with its own digits", async () => {
  const demo = automatic(market.id, "demo");
  expect(await installTemplates(demo)).toHaveLength(8);
  expect(await installTemplates(demo)).toEqual([]);
  const programs = await sqlHere(programsInForce);
  expect(programs.map(({ kind, state }) => [kind.code, state])).toEqual(
    kindCodes.map((code) => [code, "ACTIVE"]),
  );
  const yen = await aMarketplace({ currency: "JPY" });
  await installTemplates(automatic(yen.id, "demo"));
  const zero = await sqlInTenant(yen.id, (sql) => programBySlug(sql, "zero-entry"));
  expect(zero?.version.settings).toMatchObject({ dueValueMinor: 10_000 });
});

describe("a version", () => {
  test("is a new row with the next number, and the one before stays as it was", async () => {
    const { programId, terms } = await aProgram();
    const first = await publishProgram(manager(), programId, { terms, reason: "First" });
    expect(first).toMatchObject({ ok: true, number: 1 });
    const settings = { ...(terms.settings as object), applyWithinDays: 45 };
    const second = await publishProgram(manager(), programId, {
      terms: { ...terms, settings },
      reason: "Longer",
    });
    expect(second).toMatchObject({ ok: true, number: 2 });
    const versions = await sqlHere((sql) => versionsOf(sql, uuidOf("program", programId) ?? ""));
    expect(
      versions.map(({ number, reason, settings: kept }) => [
        number,
        reason,
        (kept as { applyWithinDays: number }).applyWithinDays,
      ]),
    ).toEqual([
      [2, "Longer", 45],
      [1, "First", 30],
    ]);
    expect((await sqlHere((sql) => programBySlug(sql, "cold-start")))?.version.number).toBe(2);
  });

  test("equal to the last one is not published again; of two at once both get a number of their own", async () => {
    const { programId, terms } = await aProgram();
    await publishProgram(manager(), programId, { terms, reason: "First" });
    expect(await publishProgram(manager(), programId, { terms, reason: "Again" })).toMatchObject({
      because: "nothing-changed",
      details: { number: 1 },
    });
    const withDays = (applyWithinDays: number) => ({
      terms: { ...terms, settings: { ...(terms.settings as object), applyWithinDays } },
      reason: "Race",
    });
    const both = await Promise.all(
      [10, 20].map((days) => publishProgram(manager(), programId, withDays(days))),
    );
    expect(both.map((outcome) => outcome.ok && outcome.number).sort()).toEqual([2, 3]);
  });

  test("with mistakes is refused with the place of each, and nothing is written", async () => {
    const { programId, terms } = await aProgram();
    const wrong = JSON.parse(JSON.stringify(terms));
    wrong.rules.enter.all[1].value = "thirty";
    wrong.settings.couponMinor = -1;
    const refused = await publishProgram(manager(), programId, { terms: wrong, reason: "Oops" });
    expect(refused).toMatchObject({ ok: false, because: "malformed-terms" });
    const errors = refused.ok ? [] : (refused.details?.errors as { pointer: string }[]);
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      "/settings/couponMinor",
      "/rules/enter/all/1/value",
    ]);
    expect(await inTenant(market.id, (tx) => tx.programVersion.count())).toBe(0);
  });

  test("cannot be changed or deleted: by the application for want of rights, by the owner for the guard", async () => {
    const { programId, terms } = await aProgram();
    await publishProgram(manager(), programId, { terms, reason: "First" });
    for (const statement of [
      "UPDATE program_version SET reason = 'x'",
      "DELETE FROM program_version",
    ])
      await expect(sqlHere((sql) => sql.unsafe(statement))).rejects.toThrow("permission denied");
    await withOwner(process.env.DATABASE_URL ?? "", async (client) => {
      await client.query(`SET slipway.marketplace = '${market.id}'`);
      for (const statement of [
        "UPDATE program_version SET reason = 'x'",
        "DELETE FROM program_version",
      ])
        await expect(client.query(statement)).rejects.toThrow(/append-only|violates foreign key/);
    });
  });
});

test("a program is paused, resumed and ended, and takes no terms after", async () => {
  const { programId, terms } = await aProgram();
  expect(await moveProgram(manager(), programId, "ACTIVE")).toMatchObject({
    because: "wrong-state",
  });
  await publishProgram(manager(), programId, { terms, reason: "First" });
  for (const state of ["PAUSED", "ACTIVE", "ENDED"] as const)
    expect(await moveProgram(manager(), programId, state)).toMatchObject({ ok: true, state });
  expect(await moveProgram(manager(), programId, "ACTIVE")).toMatchObject({
    because: "wrong-state",
    details: { state: "ENDED" },
  });
  expect(await publishProgram(manager(), programId, { terms, reason: "Late" })).toMatchObject({
    because: "wrong-state",
  });
});

test("only those whose work it is publish; a program of another marketplace is not there", async () => {
  const { programId, terms } = await aProgram();
  for (const role of ["reviewer", "finance", "auditor", "category-manager"] as const)
    expect(() => publishProgram(staff(market.id, role), programId, { terms, reason: "x" })).toThrow(
      "not allowed",
    );
  const elsewhere = staff((await aMarketplace()).id, "program-manager");
  expect(await publishProgram(elsewhere, programId, { terms, reason: "x" })).toMatchObject({
    because: "not-found",
  });
  expect(await createFromTemplate(manager(), "cold-start")).toMatchObject({
    because: "slug-taken",
  });
  expect(await createFromTemplate(manager(), "cold-start", "Bad Slug")).toMatchObject({
    because: "bad-slug",
  });
});
