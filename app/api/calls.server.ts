/** All calls of `/api/v1`. A call that is not in this list does not exist. */
import type { Call } from "./call.server";

export const calls: readonly Call[] = [];
