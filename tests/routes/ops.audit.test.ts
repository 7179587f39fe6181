import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";
import { testContext } from "#tests/doors/answer";
import { type SignedIn, signedIn } from "#tests/support/sign-in";
import { inTenant } from "~/platform/database.server";
import { action, loader } from "~/routes/ops.audit._index";
import { loader as csv } from "~/routes/ops.audit[.]csv";

const args = (request: Request) =>
  ({ request, params: {}, context: testContext }) as LoaderFunctionArgs;
const read = async (somebody: SignedIn, search = "") =>
  loader(args(somebody.request(`/ops/audit${search}`)));
const verbs = (marketplaceId: string) =>
  inTenant(marketplaceId, async (tx) =>
    (await tx.auditEntry.findMany({ orderBy: { at: "asc" } })).map(({ verb }) => verb),
  );

test("200: entries, the chain's last answer, and what the reader may do", async () => {
  const auditor = await signedIn("auditor");
  const risk = await signedIn("risk", { marketplace: auditor.marketplace });
  expect(await read(auditor)).toMatchObject({ last: null, mayVerify: true, mayUnmask: true });
  expect(await read(risk)).toMatchObject({ mayVerify: false, mayUnmask: false });
});

test("200: the chain is verified, the answer is shown and kept", async () => {
  const admin = await signedIn("admin");
  const answer = await action(args(admin.request("/ops/audit", { intent: "verify" })));
  expect(answer).toEqual({ verified: true, page: null });
  expect((await read(admin)).last).toMatchObject({ by: admin.actor.name, broken: null });
});

test("400: no personal data without a reason; 200 with one, and it is kept", async () => {
  const { request, marketplace } = await signedIn("compliance");
  const wrong = await action(args(request("/ops/audit", { intent: "unmask", reason: "why" })));
  expect(wrong).toMatchObject({
    init: { status: 400 },
    data: { ok: false, errors: [{ field: "reason" }] },
  });
  expect(await verbs(marketplace.id)).not.toContain("personal-data-shown");
  const reason = "a complaint came in by post";
  const right = await action(args(request("/ops/audit?q=x", { intent: "unmask", reason })));
  expect(right).toMatchObject({ verified: false, page: { rows: [] } });
  expect(await verbs(marketplace.id)).toContain("personal-data-shown");
});

test("403: roles that may read but neither verify nor unmask", async () => {
  const { request } = await signedIn("risk");
  for (const intent of ["verify", "unmask"])
    await expect(
      action(args(request("/ops/audit", { intent, reason: "because I want to" }))),
    ).rejects.toMatchObject({ status: 403 });
});

test("200: the file, named after its day", async () => {
  const { request } = await signedIn("auditor");
  const answer = await csv(args(request("/ops/audit.csv")));
  expect(answer.headers.get("content-disposition")).toMatch(/slipway-audit-\d{4}-\d\d-\d\d\.csv/);
  expect(await answer.text()).toContain("history-exported");
});
