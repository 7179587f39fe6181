/** A sandbox for one test file, the real client on it, and every answer checked against its types. */
import Stripe from "stripe";
import { afterAll, beforeAll, expect } from "vitest";
import {
  type SandboxOptions,
  type StripeSandbox,
  startStripeSandbox,
} from "../../../sandbox/stripe/server";
import { stripeTypes } from "./stripe-types";

export const key = "sk_test_sandbox0000";
export const webhookSecret = "whsec_only_for_these_tests";

type Answer = { readonly request: string; readonly body: unknown };

export type Opened = {
  readonly url: () => string;
  readonly stripe: () => Stripe;
  /** A client of its own making, its answers recorded too. */
  readonly client: (config?: Partial<Stripe.StripeConfig>) => Stripe;
  readonly control: (path: string, body?: unknown, method?: string) => Promise<never>;
  readonly restart: () => Promise<void>;
};

export function clientAt(
  url: string,
  answers: Answer[] | null,
  config: Partial<Stripe.StripeConfig> = {},
): Stripe {
  const { hostname, port } = new URL(url);
  const recording: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const body = await answer.clone().text();
    if (answers !== null && answer.headers.get("content-type")?.includes("json"))
      answers.push({ request: `${init?.method} ${String(input)}`, body: JSON.parse(body) });
    return answer;
  };
  return new Stripe(key, {
    host: hostname,
    port: Number(port),
    protocol: "http",
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: 5_000,
    httpClient: Stripe.createFetchHttpClient(recording),
    ...config,
  });
}

export function openSandbox(options: Partial<SandboxOptions> = {}, typed = true): Opened {
  const answers: Answer[] = [];
  let sandbox: StripeSandbox | undefined;
  let client: Stripe | undefined;
  const running = (): StripeSandbox => {
    if (sandbox === undefined) throw new Error("the sandbox is not open");
    return sandbox;
  };
  const start = async (port = 0) => {
    const databaseUrl = process.env.DATABASE_URL ?? "";
    sandbox = await startStripeSandbox({ databaseUrl, port, control: true, ...options });
    client = clientAt(sandbox.url, answers);
  };
  beforeAll(() => start());
  afterAll(async () => {
    await sandbox?.close();
    if (!typed) return;
    const walker = stripeTypes();
    const deviations = answers.flatMap(({ request, body }) =>
      walker(body).map((trouble) => `${request.replace(/http:\/\/[^/]+/, "")}: ${trouble}`),
    );
    expect([...new Set(deviations)]).toEqual([]);
    expect(answers.length).toBeGreaterThan(0);
  });
  return {
    url: () => running().url,
    stripe: () => client ?? clientAt(running().url, answers),
    client: (config) => clientAt(running().url, answers, config),
    control: async (path, body = {}, method = "POST") => {
      const answer = await fetch(`${running().url}/_sandbox${path}`, {
        method,
        ...(method === "GET" ? {} : { body: JSON.stringify(body) }),
        headers: { "content-type": "application/json" },
      });
      const told = (await answer.json()) as { error?: { message: string } };
      if (!answer.ok) throw new Error(`${path}: ${told.error?.message}`);
      return told as never;
    },
    restart: async () => {
      const { port } = running();
      await running().close();
      await start(port);
    },
  };
}

/** Pays by the old fixed way: one call, one card. */
export const paid = (stripe: Stripe, amount: number, more: Record<string, unknown> = {}) =>
  stripe.paymentIntents.create({
    amount,
    currency: "usd",
    payment_method: "pm_card_visa",
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    capture_method: "automatic",
    ...more,
  });

/** What a call was refused with. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    return error as Stripe.errors.StripeError;
  }
  throw new Error("the call was not refused");
}
