import type postgres from "postgres";

type Sql = postgres.Sql<{ readonly bigint: number }>;

export const webhookModes = [
  "normal",
  "pause",
  "drop",
  "dup",
  "reverse",
  "bad_sig",
  "old_ts",
] as const;
export type WebhookMode = (typeof webhookModes)[number];
/** What the control plane can turn; kept, so that a restart goes on as before. */
export type Settings = {
  /** The virtual clock: ahead of the machine by `aheadMs`, or standing still at `frozenAtMs`. */
  aheadMs: number;
  frozenAtMs: number | null;
  webhookMode: WebhookMode;
  /** Pause before each delivery. */
  latencyMs: number;
  /** An API answer waits until its events have been sent once: the event arrives first. */
  deliverFirst: boolean;
  /** First wait after a failed delivery; doubles. */
  retryMs: number;
  /** Virtual time until a captured charge gets its balance transaction, and other slow things end. */
  asyncMs: number;
  /** Refunds need available balance, as in live mode. */
  strictBalance: boolean;
};

export const firstSettings: Settings = {
  aheadMs: 0,
  frozenAtMs: null,
  webhookMode: "normal",
  latencyMs: 0,
  deliverFirst: false,
  retryMs: 500,
  asyncMs: 1_000,
  strictBalance: false,
};

export async function loadSettings(sql: Sql): Promise<Settings> {
  const [row] = await sql<{ body: Settings }[]>`SELECT body FROM settings`;
  return { ...firstSettings, ...row?.body };
}

export async function saveSettings(sql: Sql, settings: Settings): Promise<void> {
  await sql`
    INSERT INTO settings (body) VALUES (${sql.json(settings)})
    ON CONFLICT (only_row) DO UPDATE SET body = excluded.body`;
}

export const clockMs = ({ frozenAtMs, aheadMs }: Settings): number =>
  frozenAtMs ?? Date.now() + aheadMs;
