/**
 * Every call, without a key, with a bad one, with each right alone and with a key of another marketplace.
 * Which rights open it stands in `calls.ts`; a call without a line there fails.
 */
import { beforeAll, expect, test } from "vitest";
import { aMarketplace } from "#tests/support/marketplace";
import { apiOf } from "~/api/api.server";
import type { Call } from "~/api/call.server";
import { calls } from "~/api/calls.server";
import { automatic, type Scope, scopes } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";
import { calls as expectations } from "./calls";

const api = apiOf(calls);
const nameOf = ({ method, path }: Call) => `${method} ${path}`;
const keys = new Map<Scope, string>();

beforeAll(async () => {
  const administration = automatic((await aMarketplace()).id, "administration");
  for (const scope of scopes) {
    const wish = { name: scope, scopes: [scope], expiresAt: null };
    keys.set(scope, (await createKey(administration, wish)).secret);
  }
});

/** Names something that is not there, so that whoever gets through changes nothing. */
async function ask(call: Call, secret: string | null): Promise<number> {
  const path = call.path.replaceAll(/\{\w+\}/g, "nothing-of-this-name");
  const answer = await api.request(path, {
    method: call.method.toUpperCase(),
    headers: {
      "Content-Type": "application/json",
      ...(secret === null ? {} : { Authorization: `Bearer ${secret}` }),
    },
    ...(call.method === "get" ? {} : { body: "{}" }),
  });
  expect(answer.headers.get("Content-Type")).toMatch(/json|csv|ndjson/);
  return answer.status;
}

test("every call has its line in the table, and every line its call", () => {
  expect(calls.map(nameOf).sort()).toEqual(Object.keys(expectations).sort());
});

test.each(calls.map((call) => [nameOf(call), call] as const))("%s", async (name, call) => {
  expect(await ask(call, null)).toBe(401);
  expect(await ask(call, `slw_${"A".repeat(64)}`)).toBe(401);
  const opens: Scope[] = [];
  for (const scope of scopes) {
    const status = await ask(call, keys.get(scope) ?? "");
    expect(status, scope).toBeLessThan(500);
    expect(status, scope).not.toBe(401);
    if (status !== 403) opens.push(scope);
  }
  expect(opens).toEqual(scopes.filter((scope) => expectations[name]?.includes(scope)));
});
