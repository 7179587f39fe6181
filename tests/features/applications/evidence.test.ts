import { beforeAll, beforeEach, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, staff, type TestShop } from "#tests/support/shop";
import { attachEvidence } from "~/features/applications/attach.server";
import { readEvidence, viewEvidence } from "~/features/applications/read-evidence.server";
import { removeEvidence } from "~/features/applications/remove-evidence.server";
import { restoreEvidence } from "~/features/applications/restore-evidence.server";
import { startApplication } from "~/features/applications/start.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { aPng, formOf, sent } from "./filled-in";

let market: TestMarketplace;
let shop: TestShop;
let id: string;

beforeAll(async () => {
  setClock(new Date("2026-11-23T02:00:00Z"));
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
});
beforeEach(async () => {
  shop = await aShop(market);
  const started = await startApplication(shop.owner, {
    slug: "cold-start",
    storeUid: shop.storeUid,
  });
  id = started.ok ? started.applicationId : "";
});

const attach = (bytes: Uint8Array, fileName = "photo.png", questionKey = "licence") =>
  attachEvidence(shop.owner, id, { questionKey, fileName, bytes });
const text = (content: string) => new TextEncoder().encode(content);

test("a file comes back byte for byte, to its merchant and to staff, and to nobody else", async () => {
  const bytes = aPng();
  const attached = await attach(bytes, "C:\\photos\\my shop.JPEG");
  const evidence = attached.ok ? attached.evidence : null;
  expect(evidence).toMatchObject({
    fileName: "my shop.png",
    contentType: "image/png",
    bytes: bytes.length,
  });
  const evidenceId = evidence?.id ?? "";
  expect(new Uint8Array((await readEvidence(shop.member, evidenceId))?.bytes ?? [])).toEqual(bytes);
  expect(await readEvidence(staff(market.id, "auditor"), evidenceId)).not.toBeNull();
  expect(await readEvidence((await aShop(market)).owner, evidenceId)).toBeNull();
  expect(await readEvidence(staff((await aMarketplace()).id, "admin"), evidenceId)).toBeNull();
});

test("the same bytes for the same question are one file, even at once", async () => {
  const bytes = aPng();
  const both = await Promise.all([attach(bytes, "a.png"), attach(bytes, "b.png")]);
  expect(new Set(both.map((outcome) => outcome.ok && outcome.evidence.id)).size).toBe(1);
  expect((await formOf(shop, id)).evidence).toHaveLength(1);
});

test.each<[string, Uint8Array, string]>([
  [
    "an SVG",
    text("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
    "wrong-type",
  ],
  ["HTML named .png", text("<!doctype html><script>1</script>"), "wrong-type"],
  ["text", text("hello"), "wrong-type"],
  ["nothing", new Uint8Array(), "empty-file"],
  ["more than 10 MB", new Uint8Array(10 * 1024 * 1024 + 1).fill(0x89), "too-large"],
])("%s is refused", async (_, bytes, because) => {
  expect(await attach(bytes)).toMatchObject({ ok: false, because });
});

test("there are as many files as the question takes, for questions that are asked", async () => {
  for (let file = 0; file < 5; file += 1) expect((await attach(aPng())).ok).toBe(true);
  expect(await attach(aPng())).toMatchObject({ because: "too-many", details: { most: 5 } });
  expect(await attach(aPng(), "a.png", "sells")).toMatchObject({ because: "no-such-question" });
});

test("a file taken off can be brought back while the form is open, and not after", async () => {
  const attached = await attach(aPng());
  const evidenceId = attached.ok ? attached.evidence.id : "";
  expect(await removeEvidence(shop.owner, id, evidenceId)).toMatchObject({ ok: true });
  expect(await removeEvidence(shop.owner, id, evidenceId)).toMatchObject({ because: "not-found" });
  expect(await readEvidence(shop.owner, evidenceId)).toBeNull();
  expect(await restoreEvidence(shop.owner, id, evidenceId)).toMatchObject({ ok: true });
  expect((await formOf(shop, id)).evidence).toHaveLength(1);
  shop = await aShop(market, { supplied: {} });
  id = await sent(shop, "cold-start");
  expect(await attach(aPng())).toMatchObject({ because: "not-now" });
});

test("looking at a file is noted once for each reviewer", async () => {
  const attached = await attach(aPng());
  const evidenceId = attached.ok ? attached.evidence.id : "";
  const reviewer = staff(market.id, "reviewer");
  expect(await viewEvidence(reviewer, evidenceId)).toMatchObject({ ok: true });
  expect(await viewEvidence(reviewer, evidenceId)).toMatchObject({ ok: true });
  expect(await viewEvidence(reviewer, "evd_nonsense")).toMatchObject({ because: "not-found" });
});
