/** The Stripe sandbox beside the application, as `npm start` runs it, with its control plane open. */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { stripeWebhook } from "~/api/stripe-webhook.server";
import { rereadConfig } from "~/platform/config.server";
import { startStripeSandbox } from "../../sandbox/stripe/server";

export const webhookSecret = "whsec_tests_only_current";

export type TestStripe = {
  readonly url: string;
  /** The webhook door of the application. */
  readonly door: string;
  /** Turns something in the control plane: `control("/fault", { kind: "500_after", path })`. */
  readonly control: <Answer = Record<string, unknown>>(
    path: string,
    body?: object,
  ) => Promise<Answer>;
  /** Asks Stripe as somebody else would, past our gateway; bodies are form fields. */
  readonly ask: <Answer = Record<string, unknown>>(
    path: string,
    form?: Record<string, string>,
  ) => Promise<Answer>;
  /** Takes back faults that nothing met. */
  readonly calm: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Door = { readonly port: number; readonly close: () => Promise<void> };
const openDoor = (): Promise<Door> =>
  new Promise((opened) => {
    const server = serve(
      { fetch: stripeWebhook, port: 0, hostname: "127.0.0.1" },
      ({ port }: AddressInfo) =>
        opened({ port, close: () => new Promise((closed) => void server.close(() => closed())) }),
    );
  });

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const json = (await response.json()) as Answer;
  if (!response.ok) throw new Error(JSON.stringify(json));
  return json;
}

/** In the test's own database, unless Stripe must outlive that. */
export async function startTestStripe(
  databaseUrl = process.env.DATABASE_URL ?? "",
): Promise<TestStripe> {
  const door = await openDoor();
  const url = `http://127.0.0.1:${door.port}/webhooks/stripe`;
  const sandbox = await startStripeSandbox({
    databaseUrl,
    control: true,
    webhook: { url, secret: webhookSecret },
  });
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: "sk_test_tests_only",
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_HOST: "127.0.0.1",
    STRIPE_API_PORT: String(sandbox.port),
    STRIPE_API_PROTOCOL: "http",
  });
  rereadConfig();
  return {
    url: sandbox.url,
    door: url,
    control: async (path, body) =>
      answerOf(
        await fetch(`${sandbox.url}/_sandbox${path}`, {
          method: body === undefined ? "GET" : "POST",
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          headers: { "content-type": "application/json" },
        }),
      ),
    ask: async (path, form) =>
      answerOf(
        await fetch(`${sandbox.url}/v1${path}`, {
          method: form === undefined ? "GET" : "POST",
          ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
          headers: { authorization: "Bearer sk_test_tests_only" },
        }),
      ),
    calm: async () => {
      await fetch(`${sandbox.url}/_sandbox/fault`, { method: "DELETE" });
    },
    close: async () => {
      await sandbox.close();
      await door.close();
    },
  };
}
