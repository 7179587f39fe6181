/** `/api/v1` on Hono: who is it, may they, parse, one command, answer. */
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { actorOfKey } from "~/features/people/actor-of-key.server";
import { may, NotAllowed } from "~/features/people/may";
import { clientAddress } from "~/platform/client-address.server";
import { log } from "~/platform/log.server";
import type { Call, KeyActor } from "./call.server";
import { once } from "./idempotency.server";
import { type FieldError, Problem, problemResponse } from "./problem";
import type { z } from "./schemas";

const bodyLimit = 1_000_000;
const perMinute = 1_200;
const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });

export type ApiEnvironment = {
  /** Absent where no socket stands behind a request. */
  Bindings: Partial<HttpBindings>;
  Variables: { requestId: string };
};

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({
    pointer: `/${issue.path.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
    code: issue.code,
    message: issue.message,
  }));
}

function parse(schema: z.ZodType | undefined, given: unknown, what: string): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Problem(400, "bad_input", `${what} does not fit; see errors.`, {
    errors: fieldErrors(parsed.error),
  });
}

async function limit(actor: KeyActor, headers: Headers): Promise<void> {
  const headersOf = (state: RateLimiterRes) => ({
    "ratelimit-policy": `"key";q=${perMinute};w=60`,
    ratelimit: `"key";r=${state.remainingPoints};t=${Math.ceil(state.msBeforeNext / 1000)}`,
  });
  try {
    const state = await limiter.consume(actor.keyId);
    for (const [name, value] of Object.entries(headersOf(state))) headers.set(name, value);
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    throw new Problem(429, "too_many_requests", `More than ${perMinute} requests in a minute.`, {
      headers: { ...headersOf(state), "retry-after": String(Math.ceil(state.msBeforeNext / 1000)) },
    });
  }
}

async function readText(request: Request): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > bodyLimit) throw new Problem(413, "too_large", `At most ${bodyLimit} bytes.`);
  const text = await request.text();
  if (text.length > bodyLimit) throw new Problem(413, "too_large", `At most ${bodyLimit} bytes.`);
  return text;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "not_json", "The body is not JSON.");
  }
}

const toJson = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));

async function answer(call: Call, context: Context<ApiEnvironment>): Promise<Response> {
  const request = context.req.raw;
  const incoming = context.env?.incoming;
  const address = incoming ? clientAddress(incoming, request.headers) : null;
  const actor = await actorOfKey(request.headers, address);
  if (actor === null)
    throw new Problem(401, "no_valid_key", "Send a valid key as `Authorization: Bearer slw_…`.", {
      headers: { "www-authenticate": "Bearer" },
    });
  const headers = new Headers();
  await limit(actor, headers);
  if (!may(actor, call.verb, { marketplaceId: actor.marketplaceId }))
    throw new Problem(403, "missing_scope", `This key is not allowed to: ${call.verb}.`);
  const params = parse(call.params, context.req.param(), "The path");
  const query = parse(call.query, context.req.query(), "The query");
  const streamed = call.streams !== undefined;
  const text = call.method === "get" || streamed ? "" : await readText(request);
  const body = call.body === undefined ? undefined : parse(call.body, readJson(text), "The body");
  const run = async () => {
    const result = await call.run({ actor, params, query, body, request } as Parameters<
      Call["run"]
    >[0]);
    if (result instanceof Response) return result;
    return new Response(toJson(result), {
      status: call.status ?? 200,
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
  };
  const key = request.headers.get("idempotency-key");
  const done =
    key === null || call.method === "get" || streamed
      ? await run()
      : await once(actor, key, { method: call.method, path: context.req.path, body: text }, run);
  for (const [name, value] of headers) done.headers.set(name, value);
  return done;
}

function troubleOf(error: unknown, requestId: string): Response {
  if (error instanceof Problem) return problemResponse(error, requestId);
  if (error instanceof NotAllowed)
    return problemResponse(
      new Problem(403, "not_allowed", `This key is not allowed to: ${error.verb}.`),
      requestId,
    );
  log().error({ err: error, requestId }, "an API call failed");
  return problemResponse(
    new Problem(500, "internal", "This call failed. Send us the request id if it happens again."),
    requestId,
  );
}

export function apiOf(calls: readonly Call[]): Hono<ApiEnvironment> {
  const api = new Hono<ApiEnvironment>();
  for (const call of calls) {
    const path = call.path.replaceAll(/\{(\w+)\}/g, ":$1");
    api.on(call.method.toUpperCase(), path, (context) => answer(call, context));
  }
  api.onError((error, context) => troubleOf(error, context.get("requestId") ?? ""));
  api.notFound((context) =>
    problemResponse(
      new Problem(404, "no_such_call", `There is no ${context.req.method} ${context.req.path}.`),
      context.get("requestId") ?? "",
    ),
  );
  return api;
}
