/** `/_sandbox/*`: what a test may turn. Off unless asked for. */
import { Hono } from "hono";
import { z } from "zod";
import { setCapability } from "../resources/accounts";
import { warnOfFraud } from "../resources/charges";
import { completeSession } from "../resources/complete-session";
import { finishAction } from "../resources/confirm-payment";
import { disputeEndings, endDispute, openDispute } from "../resources/disputes";
import { renewCard } from "../resources/payment-methods";
import { failPayout } from "../resources/payouts";
import { failRefund, succeedRefund } from "../resources/refunds";
import { finishSetup } from "../resources/setup-intents";
import { inWork, type Sandbox } from "../sandbox";
import { emptyTables } from "../store/schema";
import { clockMs, firstSettings, saveSettings, webhookModes } from "../store/settings";
import { platformAccount, type Work } from "../store/work";
import { doWhatIsDue } from "../tasks";
import { faultKinds } from "../wire/faults";
import { Trouble } from "../wire/trouble";

const clockBody = z.strictObject({
  /** Seconds forward. */
  advance: z.number().int().min(0).optional(),
  /** Unix seconds to stand at; the clock is frozen there. */
  at: z.number().int().optional(),
  frozen: z.boolean().optional(),
});
const settingsBody = z.strictObject({
  mode: z.enum(webhookModes).optional(),
  latency: z.number().int().min(0).optional(),
  retryMs: z.number().int().min(1).optional(),
  deliverFirst: z.boolean().optional(),
  asyncMs: z.number().int().min(0).optional(),
  strictBalance: z.boolean().optional(),
});
const faultBody = z.strictObject({
  kind: z.enum(faultKinds),
  path: z.string().min(1),
  method: z.enum(["GET", "POST", "DELETE"]).optional(),
  times: z.number().int().min(1).default(1),
});
const disputeBody = z.strictObject({
  charge: z.string(),
  reason: z.string().default("fraudulent"),
  inquiry: z.boolean().default(false),
  amount: z.number().int().min(1).optional(),
});

type Does<T> = (work: Work, body: T) => Promise<unknown>;

export function controlPlane(sandbox: () => Sandbox): Hono {
  const web = new Hono();
  const state = () => {
    const { settings, faults } = sandbox();
    return { now: Math.floor(clockMs(settings) / 1_000), settings, faults };
  };
  const turn = async (turned: Partial<Sandbox["settings"]>) => {
    const held = sandbox();
    held.settings = { ...held.settings, ...turned };
    await saveSettings(held.sql, held.settings);
  };
  /** A change to the platform's objects, as Stripe itself would make it. */
  const act = <T>(path: string, schema: z.ZodType<T>, does: Does<T>) =>
    web.post(path, async (c) => {
      const body = schema.parse(await c.req.json());
      const result = await inWork(sandbox(), platformAccount, (work) => does(work, body));
      await sandbox().deliverer.nudge();
      if (result instanceof Trouble) return c.json({ error: result.body }, 402);
      return c.json(result as object);
    });

  web.onError((error, c) => {
    if (error instanceof Trouble) return c.json({ error: error.body }, error.status as 400);
    if (error instanceof z.ZodError)
      return c.json({ error: { message: z.prettifyError(error) } }, 400);
    throw error;
  });
  web.get("/", (c) => c.json(state()));

  web.post("/reset", async (c) => {
    const held = sandbox();
    held.faults.length = 0;
    held.settings = { ...firstSettings };
    await emptyTables(held.sql);
    await held.afterReset();
    return c.json(state());
  });

  web.post("/clock", async (c) => {
    const { advance = 0, at, frozen } = clockBody.parse(await c.req.json());
    const { settings } = sandbox();
    const now = (at === undefined ? clockMs(settings) : at * 1_000) + advance * 1_000;
    const stands = frozen ?? (at !== undefined || settings.frozenAtMs !== null);
    await turn({ frozenAtMs: stands ? now : null, aheadMs: now - Date.now() });
    const done = await doWhatIsDue(sandbox());
    await sandbox().deliverer.nudge();
    return c.json({ ...state(), done });
  });

  web.post("/webhooks", async (c) => {
    const { mode, latency, ...rest } = settingsBody.parse(await c.req.json());
    const given = { webhookMode: mode, latencyMs: latency, ...rest };
    await turn(
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    );
    return c.json(state());
  });

  web.post("/fault", async (c) => {
    const { method = null, ...fault } = faultBody.parse(await c.req.json());
    sandbox().faults.push({ ...fault, method });
    return c.json(state());
  });
  web.delete("/fault", (c) => {
    sandbox().faults.length = 0;
    return c.json(state());
  });

  act("/dispute", disputeBody, (work, { charge, amount, ...rest }) =>
    openDispute(work, charge, { ...rest, ...(amount === undefined ? {} : { amount }) }),
  );
  act(
    "/dispute_close",
    z.strictObject({ dispute: z.string(), outcome: z.enum(disputeEndings) }),
    (work, { dispute, outcome }) => endDispute(work, dispute, outcome),
  );
  act(
    "/refund",
    z.strictObject({
      refund: z.string(),
      outcome: z.enum(["succeed", "fail"]),
      reason: z.string().optional(),
    }),
    (work, { refund, outcome, reason }) =>
      outcome === "succeed" ? succeedRefund(work, refund) : failRefund(work, refund, reason),
  );
  act(
    "/account",
    z.strictObject({ account: z.string(), transfers: z.enum(["active", "inactive", "pending"]) }),
    (work, { account, transfers }) => setCapability(work, account, transfers),
  );
  act(
    "/checkout",
    z.strictObject({
      session: z.string(),
      method: z.string().default("pm_card_visa"),
      passes: z.boolean().default(true),
    }),
    (work, { session, ...payer }) => completeSession(work, session, payer),
  );
  act(
    "/authenticate",
    z.strictObject({ intent: z.string(), passes: z.boolean().default(true) }),
    (work, { intent, passes }) =>
      intent.startsWith("seti_")
        ? finishSetup(work, intent, passes)
        : finishAction(work, intent, passes),
  );
  act("/early_fraud_warning", z.strictObject({ charge: z.string() }), (work, { charge }) =>
    warnOfFraud(work, charge),
  );
  act("/payout_fail", z.strictObject({ payout: z.string() }), (work, { payout }) =>
    failPayout(work, payout),
  );
  act("/renew_card", z.strictObject({ payment_method: z.string() }), (work, body) =>
    renewCard(work, body.payment_method),
  );

  web.get("/deliveries", async (c) => {
    const rows = await sandbox().sql`
      SELECT seq, event, type, endpoint, url, attempts, status, last_answer, last_error
      FROM deliveries ORDER BY seq DESC LIMIT 1000`;
    return c.json({ data: [...rows] });
  });
  web.post("/deliver", async (c) => {
    await doWhatIsDue(sandbox());
    await sandbox().deliverer.flush();
    return c.json(state());
  });
  web.post("/resend", async (c) => {
    const { event } = z.strictObject({ event: z.string() }).parse(await c.req.json());
    const sent = await sandbox().sql`
      INSERT INTO deliveries (event, type, endpoint, url, secret, body)
      SELECT DISTINCT ON (endpoint) event, type, endpoint, url, secret, body
      FROM deliveries WHERE event = ${event} ORDER BY endpoint, seq DESC RETURNING seq`;
    await sandbox().deliverer.nudge();
    return c.json({ queued: sent.length });
  });
  return web;
}
