/**
 * Every page, asked by nobody, by every role, and by the same role of another marketplace. The answers
 * stand in `routes.ts`; a page without a line there fails.
 */
import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { isMerchantRole } from "~/features/people/actor";
import { answerOf } from "./answer";
import { type Expectation, type Visitor, visitors } from "./expectation";
import { routes } from "./routes";
import { aWorld, type Params, type World } from "./world";

type Door = { readonly loader?: LoaderFunction; readonly action?: ActionFunction };
const modules = import.meta.glob<Door>("/app/routes/*.{ts,tsx}");
const idOf = (file: string) => file.replace(/^\/app\/routes\//, "").replace(/\.tsx?$/, "");
const doors = new Map(Object.entries(modules).map(([file, load]) => [idOf(file), load]));

let here: World;
let elsewhere: World;
beforeAll(async () => {
  here = await aWorld();
  elsewhere = await aWorld();
});

test("every page has its line in the table, and every line its page", () => {
  expect([...doors.keys()].sort()).toEqual(Object.keys(routes).sort());
});

const expectationOf = (id: string): Expectation => routes[id] ?? { path: "/" };

function addressOf({ path }: Expectation, params: Params): string {
  return path.replaceAll(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? name));
}

async function ask(id: string, kind: "loader" | "action", visitor: Visitor, params: Params) {
  const door = (await doors.get(id)?.())?.[kind];
  if (door === undefined) return undefined;
  const address = addressOf(expectationOf(id), { ...params, market: here.marketplace.slug });
  const request = (await here.request(visitor))(address, kind === "action" ? {} : undefined);
  return answerOf(door, request, params);
}

test.each([...doors.keys()].sort())("%s", async (id) => {
  const expectation = expectationOf(id);
  const { thing, params = {} } = expectation;
  const own = { ...params, ...(thing && here.things[thing]) };
  for (const kind of ["loader", "action"] as const) {
    const wanted = expectation[kind];
    const told: Record<string, unknown> = {};
    for (const visitor of visitors) told[visitor] = await ask(id, kind, visitor, own);
    const nothing = Object.fromEntries(visitors.map((visitor) => [visitor, undefined]));
    expect(told, kind).toEqual(wanted ?? nothing);
    if (thing === undefined || wanted === undefined) continue;
    expect(elsewhere.things[thing], thing).toBeDefined();
    for (const visitor of visitors.filter((one) => wanted[one] === "through"))
      for (const theirs of strangersOf(thing, visitor))
        expect(await ask(id, kind, visitor, { ...params, ...theirs }), visitor).toBe("not-found");
  }
});

/** The same thing of another marketplace, and for a merchant of another company. */
function strangersOf(thing: string, visitor: Visitor): Params[] {
  const isMerchant = visitor !== "nobody" && isMerchantRole(visitor);
  const strangers = [elsewhere.things[thing], isMerchant ? here.neighbours[thing] : undefined];
  return strangers.filter((params) => params !== undefined);
}
