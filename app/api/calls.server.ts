/** All calls of `/api/v1`. A call that is not in this list does not exist. */
import type { Call } from "./call.server";
import { importCalls } from "./imports.server";
import { storeCalls } from "./stores.server";

export const calls: readonly Call[] = [...importCalls, ...storeCalls];
