/** Arms what goes wrong: in Stripe, on the way, in the database, and in the process itself. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { asOwner } from "#tests/platform/catalog";
import { now } from "~/platform/clock.server";
import { type Deed, pathOf, type Trouble } from "./deed";
import { workerProcess } from "./worker";
import type { World } from "./world";

const watched = [
  "payment",
  "payment_refund",
  "payment_dispute",
  "stripe_customer",
  "stripe_event",
  "stripe_movement",
  "stripe_operation",
  "ledger_transfer",
  "deposit_lot",
  "deposit_refund",
  "deposit_refund_leg",
  "deposit_standing",
  "deposit_top_up",
  "deposit_deduction",
  "deposit_dispute",
  "deposit_exit",
  "deposit_outside_refund",
];

/**
 * The test's hook between an answer and its commit: the database counts every write and refuses the one
 * that is named, with everything of its transaction. The product knows nothing of it.
 */
export const layCrashes = (): Promise<unknown> =>
  asOwner((client) =>
    client.query(`
      CREATE SCHEMA life;
      CREATE SEQUENCE life.writes;
      CREATE TABLE life.crash (write bigint);
      INSERT INTO life.crash VALUES (NULL);
      CREATE FUNCTION life.count_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        IF nextval('life.writes') = (SELECT write FROM life.crash) THEN
          RAISE EXCEPTION 'this is where it died';
        END IF;
        RETURN NULL;
      END $$;
      ${watched
        .map(
          (table) => `CREATE TRIGGER life_counts AFTER INSERT OR UPDATE ON ${table}
                      FOR EACH STATEMENT EXECUTE FUNCTION life.count_write();`,
        )
        .join("\n")}`),
  );

const crashAt = (write: number | null) =>
  asOwner((client) =>
    client.query(
      write === null
        ? "UPDATE life.crash SET write = NULL"
        : `UPDATE life.crash SET write = nextval('life.writes') + 1 + ${write}`,
    ),
  );

export async function arm(world: World, deed: Deed, trouble: Trouble | null): Promise<void> {
  const { control } = world.stripe;
  if (trouble === null) return;
  if (trouble.kind === "crash") await crashAt(trouble.write);
  if (trouble.kind === "webhooks") await control("/webhooks", { mode: trouble.mode });
  if (trouble.kind === "strike") {
    const { fault: kind, place, times } = trouble;
    await control("/fault", { kind, path: place === "its" ? pathOf(deed) : "/v1/*", times });
  }
}

export async function calm({ stripe }: World): Promise<void> {
  await stripe.calm();
  await stripe.control("/webhooks", { mode: "normal" });
  await crashAt(null);
}

let waiting: { readonly child: ChildProcess; readonly ready: Promise<unknown> } | undefined;
/** A worker takes seconds to start: the next one starts while it is not needed yet. */
export function hire(): void {
  if (waiting !== undefined) return;
  const child = spawn(process.execPath, ["--import", "tsx", workerProcess], {
    env: process.env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  waiting = { child, ready: once(child, "message") };
}
export const dismiss = (): void => {
  waiting?.child.kill("SIGKILL");
  waiting = undefined;
};

type Faults = { readonly faults: readonly unknown[] };

/** A worker of its own does what is due. Stripe does as it is told and says nothing; then comes the end. */
export async function killedAtWork(world: World): Promise<void> {
  hire();
  const { child, ready } = waiting ?? {};
  if (child === undefined) throw new Error("nobody was hired");
  await ready;
  waiting = undefined;
  await world.stripe.control("/fault", { kind: "hang_after", path: "/v1/*", method: "POST" });
  const idle = once(child, "message").then(() => true);
  child.send({ marketplaceId: world.deposits.id, now: now().toISOString() });
  const gone = once(child, "exit");
  try {
    for (let tries = 0; tries < 200; tries += 1) {
      const { faults } = await world.stripe.control<Faults>("");
      const tick = new Promise<false>((wake) => setTimeout(wake, 20, false));
      if (faults.length === 0 || (await Promise.race([idle, tick]))) break;
    }
  } finally {
    child.kill("SIGKILL");
  }
  await gone;
  await world.stripe.calm();
}
