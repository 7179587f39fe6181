/** Which rights open which call. A call that is not listed here fails the test. */
import type { Scope } from "~/features/people/actor";

export const calls: Readonly<Record<string, readonly Scope[]>> = {
  "post /import/{dataset}": ["import:write"],
  "get /imports/{importId}": ["import:write"],
  "get /imports/{importId}/errors.csv": ["import:write"],
  "get /stores/{storeUid}": ["stores:read"],
  "get /stores/{storeUid}/metrics": ["stores:read"],
  "get /stores/{storeUid}/eligibility": ["eligibility:read"],
  "post /eligibility/evaluate": ["eligibility:read"],
  "get /programs": ["programs:read"],
  "get /programs/{slug}": ["programs:read"],
  "post /applications": ["applications:write"],
  "get /applications/{id}": ["applications:read", "applications:write", "decisions:write"],
  "post /applications/{id}/submit": ["applications:write"],
  "post /applications/{id}/withdraw": ["applications:write"],
  "post /applications/{id}/decisions": ["decisions:write"],
  "get /enrollments": ["enrollments:read"],
  "get /enrollments/{id}": ["enrollments:read"],
  "get /deposits": ["deposits:read"],
  "get /deposits/{storeUid}": ["deposits:read", "deposits:write", "deductions:write"],
  "post /deposits/{storeUid}/checkout": ["deposits:write"],
  "post /deposits/{storeUid}/refund-requests": ["deposits:write"],
  "post /deposits/{storeUid}/deductions": ["deductions:write"],
  "get /ledger/transfers": ["ledger:read"],
};
