/** The platform's side of Slipway's public API: a base URL and a key, nothing else. */
import type { Dataset } from "./sending";
import type { Quota } from "./showing";

export type Asked = {
  readonly method: "GET" | "POST" | "PUT";
  /** Under `/api/v1`. */
  readonly path: string;
  readonly body?: string;
  readonly media?: "application/json" | "application/x-ndjson";
  readonly idempotencyKey?: string;
  readonly ifNoneMatch?: string;
};
export type Target = {
  readonly url: string;
  readonly key: string;
  /** Hears of every request before it is sent. */
  readonly heard?: (asked: Asked) => void;
};

/** An answer that is no success; `body` is the problem document as far as it could be read. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly body: Readonly<Record<string, unknown>>,
    asked: Asked,
  ) {
    super(`${asked.method} ${asked.path} answered ${status} ${code}: ${String(body.detail ?? "")}`);
  }
}

const tries = 6;
const wait = (seconds: number) => new Promise((wake) => setTimeout(wake, seconds * 1_000));
/** Too many requests, or a database that is away for a moment: the answer says when to come again. */
const isPassing = (status: number) => status === 429 || status === 503;

async function ask(target: Target, asked: Asked, turn = 1): Promise<Response> {
  if (turn === 1) target.heard?.(asked);
  const { method, path, body, media = "application/json", idempotencyKey, ifNoneMatch } = asked;
  const answer = await fetch(`${target.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${target.key}`,
      ...(body === undefined ? {} : { "content-type": media }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      ...(ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch }),
    },
    ...(body === undefined ? {} : { body }),
  });
  if (answer.ok || answer.status === 304) return answer;
  if (isPassing(answer.status) && turn < tries) {
    await answer.body?.cancel();
    await wait(Number(answer.headers.get("retry-after") ?? 1));
    return ask(target, asked, turn + 1);
  }
  const problem = (await answer.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  throw new Refused(answer.status, String(problem.code ?? ""), problem, asked);
}

const ndjson = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

type ImportCounts = {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
};

async function send(target: Target, asked: Asked): Promise<ImportCounts> {
  const answer = await ask(target, { ...asked, media: "application/x-ndjson" });
  const { accepted, duplicates, rejected, errors } = (await answer.json()) as ImportCounts & {
    readonly errors: readonly unknown[];
  };
  if (rejected > 0)
    throw new Error(
      `${asked.path}: ${rejected} lines refused, such as ${JSON.stringify(errors[0])}`,
    );
  return { accepted, duplicates, rejected };
}

export const importRecords = (target: Target, dataset: Dataset, records: readonly object[]) =>
  send(target, { method: "POST", path: `/import/${dataset}`, body: ndjson(records) });

export const putSupply = (target: Target, date: string, records: readonly object[]) =>
  send(target, { method: "PUT", path: `/traffic/supply/${date}`, body: ndjson(records) });

export type PlanRead = { readonly tag: string; readonly rows: readonly Quota[] };

/** A day's plan; `known` where it is still the same, null where there is none. */
export async function planOf(
  target: Target,
  date: string,
  known: PlanRead | null,
): Promise<PlanRead | null> {
  const asked: Asked = {
    method: "GET",
    path: `/traffic/plans/${date}`,
    ...(known === null ? {} : { ifNoneMatch: known.tag }),
  };
  try {
    const answer = await ask(target, asked);
    if (answer.status === 304) return known;
    const lines = (await answer.text()).split("\n").filter((line) => line !== "");
    const told = Number(answer.headers.get("slipway-quotas") ?? lines.length);
    if (lines.length !== told)
      throw new Error(`the plan of ${date} broke off after ${lines.length} of ${told} rows`);
    const rows = lines.map((line) => JSON.parse(line) as Quota);
    return { tag: answer.headers.get("etag") ?? "", rows };
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

const answers = { sells: "自己做的小商品，卖给附近的年轻人", channel: "live" };

/** What became of a wish: the status of the application, or the code of the refusal. */
export async function applyFor(
  target: Target,
  storeUid: string,
  program: string,
): Promise<{ readonly status: string; readonly because: readonly string[] }> {
  const write = async (path: string, body: object, idempotencyKey: string) => {
    const asked = { method: "POST", path, body: JSON.stringify(body), idempotencyKey } as const;
    return (await ask(target, asked)).json() as Promise<{ id: string; status: string }>;
  };
  try {
    const wish = { program, storeUid, answers, agreed: true };
    const { id } = await write("/applications", wish, `apply-${program}-${storeUid}`);
    const sent = await write(`/applications/${id}/submit`, {}, `submit-${program}-${storeUid}`);
    return { status: sent.status, because: [] };
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
    return { status: error.code, because: reasonsIn(error.body) };
  }
}

/** The sentences of the conditions that do not hold. */
function reasonsIn({ details }: Readonly<Record<string, unknown>>): string[] {
  const { conditions = [] } = (details ?? {}) as {
    readonly conditions?: readonly { readonly sentence: { readonly en: string } }[];
  };
  return conditions.map(({ sentence }) => sentence.en);
}

export type CoverageRow = {
  readonly cohort: string;
  readonly size: number;
  readonly covered: number;
  readonly provisional: boolean;
};

export async function coverageOf(
  target: Target,
  from: string,
  to: string,
): Promise<readonly CoverageRow[]> {
  const path = `/coverage?from=${from}&to=${to}&group=week`;
  const answer = await ask(target, { method: "GET", path });
  return ((await answer.json()) as { readonly data: readonly CoverageRow[] }).data;
}
