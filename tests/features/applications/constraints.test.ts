/** What the database refuses by itself, whatever a program says. */
import { beforeAll, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, type TestShop } from "#tests/support/shop";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { uuidOf } from "~/values/public-id";
import { formOf, sent } from "./filled-in";

let market: TestMarketplace;
let shop: TestShop;
let application: string;
let enrollment: string;

beforeAll(async () => {
  setClock(new Date("2026-11-23T02:00:00Z"));
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
  shop = await aShop(market);
  const id = await sent(shop, "cold-start");
  application = uuidOf("application", id) ?? "";
  enrollment = uuidOf("enrollment", (await formOf(shop, id)).enrollmentId ?? "") ?? "";
});

const run = (statement: string) => sqlInTenant(market.id, (sql) => sql.unsafe(statement));
const copy = (table: string, change: string) => {
  const columns = `(jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()) || ${change})).*`;
  return run(`INSERT INTO ${table} SELECT ${columns} FROM ${table} t LIMIT 1`);
};

test.each([
  [
    "a second open application for one program and store",
    () =>
      copy("application", `'{"status":"DRAFT","closed_at":null}'`).then(() =>
        copy("application", `'{"status":"DRAFT","closed_at":null}'`),
      ),
    /application_one_open/,
  ],
  [
    "a second running enrollment",
    () => copy("enrollment", `jsonb_build_object('application_id', gen_random_uuid())`),
    /enrollment_one_running|foreign key/,
  ],
  [
    "a second enrollment of one application",
    () =>
      copy("enrollment", `'{"status":"COMPLETED","ended_on":"2027-01-01","ended_because":"x"}'`),
    /enrollment_marketplace_id_application_id_key/,
  ],
  [
    "a status there is none of",
    () => run(`UPDATE application SET status = 'MAYBE' WHERE id = '${application}'`),
    /check constraint/,
  ],
  [
    "withdrawn and still open",
    () =>
      run(
        `UPDATE application SET status = 'WITHDRAWN', closed_at = NULL WHERE id = '${application}'`,
      ),
    /check constraint/,
  ],
  [
    "closed while it is under way",
    () => run(`UPDATE application SET status = 'IN_REVIEW' WHERE id = '${application}'`),
    /check constraint/,
  ],
  [
    "ended without a reason",
    () =>
      run(
        `UPDATE enrollment SET status = 'REMOVED', ended_on = starts_on WHERE id = '${enrollment}'`,
      ),
    /check constraint/,
  ],
  [
    "ended and still active",
    () =>
      run(
        `UPDATE enrollment SET ended_on = starts_on, ended_because = 'x' WHERE id = '${enrollment}'`,
      ),
    /check constraint/,
  ],
  [
    "ending before it starts",
    () => run(`UPDATE enrollment SET ends_on = starts_on - 1 WHERE id = '${enrollment}'`),
    /check constraint/,
  ],
  [
    "a milestone done on no day",
    () => run(`UPDATE milestone SET status = 'DONE' WHERE enrollment_id = '${enrollment}'`),
    /check constraint/,
  ],
  [
    "a negative worth",
    () => run(`UPDATE benefit_grant SET worth_minor = -1 WHERE enrollment_id = '${enrollment}'`),
    /check constraint/,
  ],
  [
    "an approval of what the rule refuses",
    () => copy("decision", `'{"outcome":"not_eligible"}'`),
    /check constraint/,
  ],
  [
    "a rejection without a reason",
    () => copy("decision", `'{"verdict":"rejected","reason_codes":[]}'`),
    /check constraint/,
  ],
  [
    "another reason without a note",
    () => copy("decision", `'{"verdict":"rejected","reason_codes":["MANUAL_OTHER"],"note":" "}'`),
    /check constraint/,
  ],
  [
    "an effect before its decision",
    () => copy("decision", `'{"effective_at":"2000-01-01T00:00:00Z"}'`),
    /check constraint/,
  ],
  ["a changed decision", () => run("UPDATE decision SET note = 'x'"), /permission denied/],
  ["a deleted decision", () => run("DELETE FROM decision"), /permission denied/],
  ["a changed step", () => run("UPDATE application_step SET verb = 'x'"), /permission denied/],
  [
    "a changed timeline",
    () => run("UPDATE enrollment_event SET kind = 'note'"),
    /permission denied/,
  ],
  ["a deleted application", () => run("DELETE FROM application"), /permission denied/],
  [
    "an enrollment of a version of another marketplace",
    () => run(`UPDATE enrollment SET version_id = gen_random_uuid() WHERE id = '${enrollment}'`),
    /foreign key/,
  ],
])("%s is refused", async (_, attempt, because) => {
  await expect(attempt()).rejects.toThrow(because);
});

test("evidence is of a known type and size, and once per question", async () => {
  const row = (more: string) =>
    run(`INSERT INTO evidence (marketplace_id, id, application_id, question_key, file_name, content_type, bytes, sha256, storage_key, attached_at, attached_by)
      SELECT '${market.id}', gen_random_uuid(), '${application}', 'licence', 'a.png', v.type, v.bytes, repeat('a', 64), 'k', now(), 'p'
      FROM (VALUES ${more}) v (type, bytes)`);
  await expect(row("('image/svg+xml', 10)")).rejects.toThrow(/check constraint/);
  await expect(row("('image/png', 10485761)")).rejects.toThrow(/check constraint/);
  await expect(row("('image/png', 0)")).rejects.toThrow(/check constraint/);
  await row("('image/png', 10)");
  await expect(row("('image/png', 10)")).rejects.toThrow(/evidence_once/);
});
