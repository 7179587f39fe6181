/** Without a key for Stripe, a demo brings its own: the sandbox, in which no real money moves. */
import { createHmac } from "node:crypto";
import { config, rereadConfig } from "~/platform/config.server";
import { type StripeSandbox, startStripeSandbox } from "../../sandbox/stripe/server";

const wishedPort = 12_111;

/** Starts it where it is needed, and tells the configuration. `port` is where our webhook door will open. */
export async function startOwnStripe(
  port: number,
  databaseUrl: string,
): Promise<StripeSandbox | null> {
  const { STRIPE_SECRET_KEY, SLIPWAY_MODE, SLIPWAY_SECRET = "", WORKER } = config();
  if (STRIPE_SECRET_KEY !== undefined || SLIPWAY_MODE !== "demo" || WORKER === "only") return null;
  const secret = `whsec_${createHmac("sha256", SLIPWAY_SECRET).update("sandbox").digest("hex")}`;
  const startAt = (at: number) =>
    startStripeSandbox({
      databaseUrl,
      port: at,
      control: process.env.SANDBOX_CONTROL === "1",
      webhook: { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret },
      allowProduction: true,
    });
  // A Checkout that was opened before a restart can be paid after it, unless another program has the port.
  const sandbox = await startAt(wishedPort).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    return startAt(0);
  });
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRET: secret,
    STRIPE_API_HOST: "127.0.0.1",
    STRIPE_API_PORT: String(sandbox.port),
    STRIPE_API_PROTOCOL: "http",
  });
  rereadConfig();
  return sandbox;
}
