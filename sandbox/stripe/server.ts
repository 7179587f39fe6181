/** The Stripe sandbox: a server of its own that speaks Stripe's wire protocol. No real money. */
import type { AddressInfo } from "node:net";
import { type HttpBindings, serve } from "@hono/node-server";
import { Hono } from "hono";
import postgres from "postgres";
import { controlPlane } from "./control/control";
import { startDelivering } from "./delivery/deliver";
import { pages } from "./pages/pages";
import { fixEndpoint } from "./resources/webhook-endpoints";
import { inWork, type Sandbox } from "./sandbox";
import { layPlatform } from "./store/platform";
import { layTables } from "./store/schema";
import { loadSettings } from "./store/settings";
import { platformAccount, type Sql } from "./store/work";
import { doWhatIsDue } from "./tasks";
import { answer } from "./wire/answer";
import { releaseAll } from "./wire/idempotency";

export type SandboxOptions = {
  readonly databaseUrl: string;
  /** 0, or left out: any free port. */
  readonly port?: number;
  readonly schema?: string;
  /** Ids are the same again for the same seed. */
  readonly seed?: string;
  /** Opens `/_sandbox/*`. */
  readonly control?: boolean;
  /** Hears every event, platform and connected accounts, as `stripe listen` does. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** Where browsers reach the sandbox's pages, if not at its own address. */
  readonly publicUrl?: string;
  /** Starts although NODE_ENV is production: for the demo, which is built for production. */
  readonly allowProduction?: boolean;
};
export type StripeSandbox = {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

const int8 = { to: 20, from: [20], serialize: String, parse: Number };

function connect(databaseUrl: string, schema: string): Sql {
  return postgres(databaseUrl, {
    max: 10,
    onnotice: () => undefined,
    types: { bigint: int8 },
    connection: { search_path: schema },
  }) as unknown as Sql;
}

/** Two servers on one schema would deliver everything twice. */
async function holdSchema(databaseUrl: string, schema: string): Promise<Sql> {
  const holder = connect(databaseUrl, schema);
  const only = await holder.reserve();
  for (let tries = 0; tries < 25; tries += 1) {
    const [row] = await only<{ held: boolean }[]>`
      SELECT pg_try_advisory_lock(hashtextextended(${`sandbox ${schema}`}, 0)) AS held`;
    if (row?.held === true) return holder;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  only.release();
  await holder.end({ timeout: 1 });
  throw new Error(`Another Stripe sandbox already runs on schema ${schema} of this database.`);
}

type Env = { Bindings: HttpBindings };

function webOf(sandbox: () => Sandbox, control: boolean): Hono<Env> {
  const web = new Hono<Env>();
  if (control) web.route("/_sandbox", controlPlane(sandbox));
  web.route("/", pages(sandbox));
  web.all("*", async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const reply = await answer(sandbox(), {
      method: c.req.method,
      path: pathname,
      query: search.slice(1),
      body: c.req.method === "POST" ? await c.req.text() : "",
      header: (name) => c.req.header(name),
    });
    if (reply === "hang") return new Promise<Response>(() => undefined);
    if (reply !== "cut") return new Response(reply.body, reply);
    c.env.incoming.socket.destroy();
    return new Promise<Response>(() => undefined);
  });
  return web;
}

/** Does what is due, a few times a second, never two rounds at once. */
function startClock(sandbox: Sandbox): () => Promise<void> {
  let round: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    round ??= doWhatIsDue(sandbox)
      .then((done) => (done > 0 ? sandbox.deliverer.nudge() : undefined))
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        round = null;
      });
  }, 100);
  return async () => {
    clearInterval(timer);
    await round;
  };
}

export async function startStripeSandbox(options: SandboxOptions): Promise<StripeSandbox> {
  const { schema = "stripe_sandbox", seed = "slipway", control = false, webhook } = options;
  if (process.env.NODE_ENV === "production" && options.allowProduction !== true)
    throw new Error("The Stripe sandbox moves no real money and refuses NODE_ENV=production.");
  if (!/^[a-z_]{1,60}$/.test(schema)) throw new Error(`${schema} is no name for a schema.`);
  const holder = await holdSchema(options.databaseUrl, schema);
  const sql = connect(options.databaseUrl, schema);
  await layTables(sql, schema);
  await releaseAll(sql);
  let sandbox: Sandbox | undefined;
  const current = (): Sandbox => {
    if (sandbox === undefined) throw new Error("The sandbox is not open yet.");
    return sandbox;
  };
  const listening = await new Promise<{ port: number; close: () => Promise<void> }>(
    (opened, failed) => {
      const server = serve(
        { fetch: webOf(current, control).fetch, port: options.port ?? 0, hostname: "127.0.0.1" },
        ({ port }: AddressInfo) =>
          opened({
            port,
            close: () =>
              new Promise((closed) => {
                server.close(() => closed());
                if ("closeAllConnections" in server) server.closeAllConnections();
              }),
          }),
      );
      server.once("error", failed);
    },
  ).catch(async (error: unknown) => {
    await Promise.all([sql.end({ timeout: 5 }), holder.end({ timeout: 1 })]);
    throw error;
  });
  const url = `http://127.0.0.1:${listening.port}`;
  const settings = await loadSettings(sql);
  sandbox = {
    sql,
    seed,
    settings,
    origin: options.publicUrl ?? url,
    faults: [],
    deliverer: startDelivering(sql, () => current().settings),
    afterReset: async () => {
      await inWork(current(), platformAccount, async (work) => {
        await layPlatform(work);
        if (webhook !== undefined) await fixEndpoint(work, { id: "we_configured", ...webhook });
      });
    },
  };
  await sandbox.afterReset();
  const stopClock = startClock(sandbox);
  return {
    url,
    port: listening.port,
    close: async () => {
      await stopClock();
      await listening.close();
      await sandbox?.deliverer.stop();
      await Promise.all([sql.end({ timeout: 5 }), holder.end({ timeout: 1 })]);
    },
  };
}
