/** Which rights open which call. A call that is not listed here fails the test. */
import type { Scope } from "~/features/people/actor";

export const calls: Readonly<Record<string, readonly Scope[]>> = {
  "post /import/{dataset}": ["import:write"],
  "get /imports/{importId}": ["import:write"],
  "get /imports/{importId}/errors.csv": ["import:write"],
  "get /stores/{storeUid}": ["stores:read"],
  "get /stores/{storeUid}/metrics": ["stores:read"],
};
