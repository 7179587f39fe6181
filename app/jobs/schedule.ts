/** All jobs there are. A job that is not in this list does not run. */
import { job as advanceDeposits } from "./advance-deposits";
import { job as advanceEnrollments } from "./advance-enrollments";
import { job as carryOutOperations } from "./carry-out-operations";
import { job as chargeDepositOrders } from "./charge-deposit-orders";
import { job as checkLedger } from "./check-ledger";
import { job as deliverMails } from "./deliver-mails";
import { job as deliverWebhooks } from "./deliver-webhooks";
import { job as expireApplications } from "./expire-applications";
import { job as expireReservations } from "./expire-reservations";
import { job as fanOutWebhooks } from "./fan-out-webhooks";
import { job as forgetRuns } from "./forget-runs";
import { job as forgetSessions } from "./forget-sessions";
import { job as forgetWebhooks } from "./forget-webhooks";
import { job as handleStripeEvents } from "./handle-stripe-events";
import type { Job } from "./job";
import { job as paymentChanged } from "./payment-changed";
import { job as planTraffic } from "./plan-traffic";
import { job as pollStripeEvents } from "./poll-stripe-events";
import { job as recomputeFacts } from "./recompute-facts";
import { job as reconcile } from "./reconcile";
import { job as refreshCoverage } from "./refresh-coverage";
import { job as refreshFacts } from "./refresh-facts";
import { job as respondToTraffic } from "./respond-to-traffic";
import { job as runImport } from "./run-import";
import { job as sealHistory } from "./seal-history";
import { job as sendDepositRefunds } from "./send-deposit-refunds";
import { job as settleDecision } from "./settle-decision";
import { job as settleTrials } from "./settle-trials";
import { job as tellChecks } from "./tell-checks";
import { job as tellMerchant } from "./tell-merchant";
import { job as verifyHistory } from "./verify-history";
import { job as walkStripeMovements } from "./walk-stripe-movements";
import { job as watchEligibility } from "./watch-eligibility";
import { job as writeAboutWebhook } from "./write-about-webhook";

export const jobs: readonly Job[] = [
  sealHistory,
  verifyHistory,
  forgetRuns,
  forgetSessions,
  deliverMails,
  runImport,
  refreshFacts,
  recomputeFacts,
  settleDecision,
  tellMerchant,
  expireApplications,
  advanceEnrollments,
  respondToTraffic,
  planTraffic,
  watchEligibility,
  checkLedger,
  expireReservations,
  advanceDeposits,
  settleTrials,
  tellChecks,
  carryOutOperations,
  handleStripeEvents,
  pollStripeEvents,
  walkStripeMovements,
  reconcile,
  paymentChanged,
  sendDepositRefunds,
  chargeDepositOrders,
  fanOutWebhooks,
  deliverWebhooks,
  writeAboutWebhook,
  forgetWebhooks,
  refreshCoverage,
];
