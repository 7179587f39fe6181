/** The way of one API call, from the socket to the answer. */

import { routes } from "../routes";
import { inWork, nowSeconds, type Sandbox } from "../sandbox";
import { newRequestId } from "../store/ids";
import { apiVersion, platformAccount, type Work } from "../store/work";
import { expanded } from "./expand";
import { type FaultKind, takeFault } from "./faults";
import { readForm } from "./form";
import { type Answer, claim, fingerprintOf, release, remember } from "./idempotency";
import { readParameters } from "./parameters";
import type { Reply } from "./reply";
import type { Route } from "./route";
import { before, pretty } from "./struck";
import { apiTrouble, Trouble } from "./trouble";

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly header: (name: string) => string | undefined;
};

function checkKey(header: string | undefined): void {
  const basic = /^Basic (.+)$/.exec(header ?? "")?.[1];
  const key =
    basic === undefined
      ? /^Bearer (.+)$/.exec(header ?? "")?.[1]
      : Buffer.from(basic, "base64").toString().split(":")[0];
  if (key === undefined || key === "")
    throw new Trouble(401, {
      type: "invalid_request_error",
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  if (!/^(sk|rk)_test_./.test(key))
    throw new Trouble(401, {
      type: "invalid_request_error",
      message: `Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`,
    });
}

function findRoute(call: Call): { route: Route; ids: string[] } {
  for (const route of routes) {
    const match = route.method === call.method ? route.pattern.exec(call.path) : null;
    if (match !== null) return { route, ids: match.slice(1).map(decodeURIComponent) };
  }
  throw new Trouble(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${call.method}: ${call.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}

async function accountOf(sandbox: Sandbox, call: Call): Promise<string> {
  const named = call.header("stripe-account");
  if (named === undefined || named === platformAccount) return platformAccount;
  const [row] = await sandbox.sql`
    SELECT 1 FROM objects
    WHERE account = ${platformAccount} AND id = ${named} AND object = 'account' AND NOT (body ? 'deleted')`;
  if (row !== undefined) return named;
  throw new Trouble(403, {
    type: "invalid_request_error",
    code: "account_invalid",
    message: `The provided key does not have access to account '${named}' (or that account does not exist). Application access may have been revoked.`,
  });
}

const dropped = "2026-09-30";

/** What is known to this version: today's parameters, and older ones for who speaks an older version. */
const olderFor = (route: Route, version: string | undefined) =>
  version === undefined || version.slice(0, 10) < dropped || route.parameters === null
    ? (route.older ?? {})
    : {};

type Doing = { call: Call; account: string; requestId: string; key: string | undefined };

async function execute(sandbox: Sandbox, doing: Doing, fault: FaultKind | null): Promise<Answer> {
  const { call, account, requestId, key } = doing;
  const { route, ids } = findRoute(call);
  const version = call.header("stripe-version");
  const raw = readForm(call.method === "POST" ? call.body : call.query);
  const params = readParameters(route.parameters, raw, olderFor(route, version));
  const expand = (params.expand as string[] | undefined) ?? [];
  const request: Work["request"] = {
    id: requestId,
    idempotencyKey: key ?? null,
    version: version ?? null,
  };
  return inWork(
    sandbox,
    account,
    async (work) => {
      const result = await route.handler(work, params as never, ids);
      const answer: Answer =
        result instanceof Trouble
          ? { status: result.status, body: pretty({ error: result.body }) }
          : { status: 200, body: pretty(await expanded(work, result, expand)) };
      const stored = fault === "500_after" ? afterwards : answer;
      if (key !== undefined) await remember(work.sql, { account, key }, stored);
      return stored;
    },
    request,
  );
}

const afterwards: Answer = { status: 500, body: pretty({ error: apiTrouble().body }) };

async function answered(
  sandbox: Sandbox,
  doing: Doing,
  fault: FaultKind | null,
): Promise<Answer & { headers?: Readonly<Record<string, string>> }> {
  const { call, account, key, requestId } = doing;
  const slot = key === undefined ? null : { account, key };
  let claimed = false;
  try {
    if (slot !== null) {
      const print = fingerprintOf(call.method, call.path, call.body);
      const before = await claim(sandbox.sql, slot, print, requestId, nowSeconds(sandbox));
      if (before !== null) return before;
      claimed = true;
    }
    return await execute(sandbox, doing, fault);
  } catch (error) {
    if (!(error instanceof Trouble)) console.error(error);
    const trouble = error instanceof Trouble ? error : apiTrouble();
    const answer = { status: trouble.status, body: pretty({ error: trouble.body }) };
    if (slot !== null && claimed) {
      if (trouble.executed) await remember(sandbox.sql, slot, answer);
      else await release(sandbox.sql, slot);
    }
    return { ...answer, headers: trouble.headers };
  }
}

export async function answer(sandbox: Sandbox, call: Call): Promise<Reply> {
  const requestId = newRequestId();
  const fault = takeFault(sandbox.faults, call.method, call.path);
  const struck = before(fault);
  if (struck !== null) return struck;
  const key = call.method === "POST" ? call.header("idempotency-key") : undefined;
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "request-id": requestId,
    "stripe-version": call.header("stripe-version") ?? apiVersion,
    ...(key === undefined ? {} : { "idempotency-key": key }),
  };
  let given: Awaited<ReturnType<typeof answered>>;
  try {
    checkKey(call.header("authorization"));
    const account = await accountOf(sandbox, call);
    given = await answered(sandbox, { call, account, requestId, key }, fault);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    given = { status: error.status, body: pretty({ error: error.body }) };
  }
  if (call.method !== "GET") await sandbox.deliverer.nudge();
  if (fault === "reset_after") return "cut";
  if (fault === "hang_after") return "hang";
  if (given.original !== undefined) {
    headers["idempotent-replayed"] = "true";
    headers["original-request"] = given.original;
  }
  return { status: given.status, body: given.body, headers: { ...headers, ...given.headers } };
}
