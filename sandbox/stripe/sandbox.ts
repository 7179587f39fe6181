/** What the running server holds in its hands. */
import type { Deliverer } from "./delivery/deliver";
import { clockMs, type Settings } from "./store/settings";
import { lockAccount, type Sql, type Tx, type Work } from "./store/work";
import type { Fault } from "./wire/faults";

export type Sandbox = {
  readonly sql: Sql;
  readonly origin: string;
  readonly seed: string;
  settings: Settings;
  readonly faults: Fault[];
  readonly deliverer: Deliverer;
  /** What stands there from the first moment on: the platform, and the endpoint from the command line. */
  readonly afterReset: () => Promise<void>;
};

const nobody: Work["request"] = { id: null, idempotencyKey: null, version: null };

export const nowSeconds = ({ settings }: Sandbox): number => Math.floor(clockMs(settings) / 1_000);

/** A transaction under the account's lock; `at` for what was due earlier than now. */
export async function inWork<T>(
  sandbox: Sandbox,
  account: string,
  does: (work: Work) => Promise<T>,
  request: Work["request"] = nobody,
  at?: number,
): Promise<T> {
  const whole = async (tx: Tx): Promise<T> => {
    await lockAccount(tx, account);
    const { settings, seed, origin } = sandbox;
    const now = at ?? nowSeconds(sandbox);
    return does({ sql: tx, account, now, settings, seed, origin, request });
  };
  return (await sandbox.sql.begin((tx) => whole(tx as Tx))) as T;
}
