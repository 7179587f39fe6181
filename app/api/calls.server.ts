/** All calls of `/api/v1`. A call that is not in this list does not exist. */
import { applicationCalls } from "./applications.server";
import type { Call } from "./call.server";
import { coverageCalls } from "./coverage.server";
import { depositCalls } from "./deposits.server";
import { eligibilityCalls } from "./eligibility.server";
import { enrollmentCalls } from "./enrollments.server";
import { importCalls } from "./imports.server";
import { ledgerCalls } from "./ledger.server";
import { programCalls } from "./programs.server";
import { storeCalls } from "./stores.server";
import { supplyCalls } from "./supply.server";
import { trafficCalls } from "./traffic.server";

export const calls: readonly Call[] = [
  ...importCalls,
  ...storeCalls,
  ...programCalls,
  ...eligibilityCalls,
  ...applicationCalls,
  ...enrollmentCalls,
  ...depositCalls,
  ...ledgerCalls,
  ...supplyCalls,
  ...trafficCalls,
  ...coverageCalls,
];
