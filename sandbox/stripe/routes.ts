/** Every call there is. The second name is the `*Params` type of the `stripe` package. */
import * as accounts from "./resources/accounts";
import { cancelPaymentIntent, capturePaymentIntent } from "./resources/capture-payment";
import * as charges from "./resources/charges";
import * as sessions from "./resources/checkout-sessions";
import { confirmPaymentPage } from "./resources/complete-session";
import * as customers from "./resources/customers";
import * as disputes from "./resources/disputes";
import * as events from "./resources/events";
import * as intents from "./resources/payment-intents";
import * as methods from "./resources/payment-methods";
import * as payouts from "./resources/payouts";
import * as products from "./resources/products";
import * as refunds from "./resources/refunds";
import * as setups from "./resources/setup-intents";
import * as topups from "./resources/topups";
import * as reversals from "./resources/transfer-reversals";
import * as transfers from "./resources/transfers";
import * as endpoints from "./resources/webhook-endpoints";
import { balanceOf, listBalanceTransactions, retrieveBalanceTransaction } from "./store/balance";
import { del, get, post, type Route } from "./wire/route";

/** Refused since 2026-09-30, known before. */
const older = { older: { payment_method_types: { list: "string" } } } as const;

export const routes: readonly Route[] = [
  post("/v1/customers", "CustomerCreateParams", customers.createCustomer),
  get("/v1/customers", "CustomerListParams", customers.listCustomers),
  get("/v1/customers/:id", "CustomerRetrieveParams", customers.retrieveCustomer),
  post("/v1/customers/:id", "CustomerUpdateParams", customers.updateCustomer),
  del("/v1/customers/:id", null, customers.deleteCustomer),
  get(
    "/v1/customers/:id/payment_methods",
    "CustomerListPaymentMethodsParams",
    customers.listCustomerPaymentMethods,
  ),

  post("/v1/payment_methods", "PaymentMethodCreateParams", methods.createPaymentMethod),
  get("/v1/payment_methods", "PaymentMethodListParams", methods.listPaymentMethods),
  get("/v1/payment_methods/:id", "PaymentMethodRetrieveParams", methods.retrievePaymentMethod),
  post("/v1/payment_methods/:id", "PaymentMethodUpdateParams", methods.updatePaymentMethod),
  post("/v1/payment_methods/:id/attach", "PaymentMethodAttachParams", methods.attachPaymentMethod),
  post("/v1/payment_methods/:id/detach", "PaymentMethodDetachParams", methods.detachPaymentMethod),

  post("/v1/payment_intents", "PaymentIntentCreateParams", intents.createPaymentIntent, older),
  get("/v1/payment_intents", "PaymentIntentListParams", intents.listPaymentIntents),
  get("/v1/payment_intents/:id", "PaymentIntentRetrieveParams", intents.retrievePaymentIntent),
  post("/v1/payment_intents/:id", "PaymentIntentUpdateParams", intents.updatePaymentIntent),
  post(
    "/v1/payment_intents/:id/confirm",
    "PaymentIntentConfirmParams",
    intents.confirmPaymentIntent,
  ),
  post("/v1/payment_intents/:id/capture", "PaymentIntentCaptureParams", capturePaymentIntent),
  post("/v1/payment_intents/:id/cancel", "PaymentIntentCancelParams", cancelPaymentIntent),

  post("/v1/setup_intents", "SetupIntentCreateParams", setups.createSetupIntent, older),
  get("/v1/setup_intents", "SetupIntentListParams", setups.listSetupIntents),
  get("/v1/setup_intents/:id", "SetupIntentRetrieveParams", setups.retrieveSetupIntent),
  post("/v1/setup_intents/:id/confirm", "SetupIntentConfirmParams", setups.confirmSetupIntent),
  post("/v1/setup_intents/:id/cancel", "SetupIntentCancelParams", setups.cancelSetupIntent),

  post("/v1/checkout/sessions", "Checkout.SessionCreateParams", sessions.createSession, older),
  get("/v1/checkout/sessions", "Checkout.SessionListParams", sessions.listSessions),
  get("/v1/checkout/sessions/:id", "Checkout.SessionRetrieveParams", sessions.retrieveSession),
  post("/v1/checkout/sessions/:id", "Checkout.SessionUpdateParams", sessions.updateSession),
  post("/v1/checkout/sessions/:id/expire", "Checkout.SessionExpireParams", sessions.expireSession),
  get(
    "/v1/checkout/sessions/:id/line_items",
    "Checkout.SessionListLineItemsParams",
    sessions.listSessionItems,
  ),
  get("/v1/payment_pages/:id", null, sessions.retrieveSession),
  post("/v1/payment_pages/:id/confirm", null, confirmPaymentPage, {
    older: { payment_method: "string", expected_amount: "integer" },
  }),

  post("/v1/charges", "ChargeCreateParams", charges.createCharge),
  get("/v1/charges", "ChargeListParams", charges.listCharges),
  get("/v1/charges/:id", "ChargeRetrieveParams", charges.retrieveCharge),
  post("/v1/charges/:id", "ChargeUpdateParams", charges.updateCharge),
  get("/v1/radar/early_fraud_warnings", "Radar.EarlyFraudWarningListParams", charges.listWarnings),
  get(
    "/v1/radar/early_fraud_warnings/:id",
    "Radar.EarlyFraudWarningRetrieveParams",
    charges.retrieveWarning,
  ),

  post("/v1/refunds", "RefundCreateParams", refunds.createRefund),
  get("/v1/refunds", "RefundListParams", refunds.listRefunds),
  get("/v1/refunds/:id", "RefundRetrieveParams", refunds.retrieveRefund),
  post("/v1/refunds/:id", "RefundUpdateParams", refunds.updateRefund),
  post("/v1/refunds/:id/cancel", "RefundCancelParams", refunds.cancelRefund),

  get("/v1/disputes", "DisputeListParams", disputes.listDisputes),
  get("/v1/disputes/:id", "DisputeRetrieveParams", disputes.retrieveDispute),
  post("/v1/disputes/:id", "DisputeUpdateParams", disputes.updateDispute),
  post("/v1/disputes/:id/close", "DisputeCloseParams", disputes.closeDispute),

  get("/v1/account", null, accounts.retrieveOwnAccount),
  post("/v1/accounts", "AccountCreateParams", accounts.createAccount),
  get("/v1/accounts", "AccountListParams", accounts.listAccounts),
  get("/v1/accounts/:id", "AccountRetrieveParams", accounts.retrieveAccount),
  post("/v1/accounts/:id", "AccountUpdateParams", accounts.updateAccount),
  del("/v1/accounts/:id", null, accounts.deleteAccount),
  post("/v1/account_links", "AccountLinkCreateParams", accounts.createAccountLink),

  post("/v1/transfers", "TransferCreateParams", transfers.createTransfer),
  get("/v1/transfers", "TransferListParams", transfers.listTransfers),
  get("/v1/transfers/:id", "TransferRetrieveParams", transfers.retrieveTransfer),
  post("/v1/transfers/:id", "TransferUpdateParams", transfers.updateTransfer),
  post("/v1/transfers/:id/reversals", "TransferCreateReversalParams", reversals.createReversal),
  get("/v1/transfers/:id/reversals", "TransferListReversalsParams", reversals.listReversals),
  get(
    "/v1/transfers/:id/reversals/:id",
    "TransferRetrieveReversalParams",
    reversals.retrieveReversal,
  ),

  get("/v1/balance", "BalanceRetrieveParams", balanceOf),
  get("/v1/balance_transactions", "BalanceTransactionListParams", listBalanceTransactions),
  get(
    "/v1/balance_transactions/:id",
    "BalanceTransactionRetrieveParams",
    retrieveBalanceTransaction,
  ),
  post("/v1/payouts", "PayoutCreateParams", payouts.createPayout),
  get("/v1/payouts", "PayoutListParams", payouts.listPayouts),
  get("/v1/payouts/:id", "PayoutRetrieveParams", payouts.retrievePayout),
  post("/v1/payouts/:id", "PayoutUpdateParams", payouts.updatePayout),
  post("/v1/payouts/:id/cancel", "PayoutCancelParams", payouts.cancelPayout),
  post("/v1/topups", "TopupCreateParams", topups.createTopup),
  get("/v1/topups", "TopupListParams", topups.listTopups),
  get("/v1/topups/:id", "TopupRetrieveParams", topups.retrieveTopup),
  post("/v1/topups/:id", "TopupUpdateParams", topups.updateTopup),
  post("/v1/topups/:id/cancel", "TopupCancelParams", topups.cancelTopup),

  get("/v1/events", "EventListParams", events.listEvents),
  get("/v1/events/:id", "EventRetrieveParams", events.retrieveEvent),
  post("/v1/webhook_endpoints", "WebhookEndpointCreateParams", endpoints.createEndpoint),
  get("/v1/webhook_endpoints", "WebhookEndpointListParams", endpoints.listEndpoints),
  get("/v1/webhook_endpoints/:id", "WebhookEndpointRetrieveParams", endpoints.retrieveEndpoint),
  post("/v1/webhook_endpoints/:id", "WebhookEndpointUpdateParams", endpoints.updateEndpoint),
  del("/v1/webhook_endpoints/:id", null, endpoints.deleteEndpoint),

  post("/v1/products", "ProductCreateParams", products.createProduct),
  get("/v1/products", "ProductListParams", products.listProducts),
  get("/v1/products/:id", "ProductRetrieveParams", products.retrieveProduct),
  post("/v1/products/:id", "ProductUpdateParams", products.updateProduct),
  post("/v1/prices", "PriceCreateParams", products.createPrice),
  get("/v1/prices", "PriceListParams", products.listPrices),
  get("/v1/prices/:id", "PriceRetrieveParams", products.retrievePrice),
];

/** By `object` word, the type that an answer has; the generator and the tests read it. */
export const keptTypes: Readonly<Record<string, string>> = {
  account: "Account",
  account_link: "AccountLink",
  balance: "Balance",
  balance_transaction: "BalanceTransaction",
  charge: "Charge",
  "checkout.session": "Checkout.Session",
  customer: "Customer",
  dispute: "Dispute",
  payment_intent: "PaymentIntent",
  payment_method: "PaymentMethod",
  payout: "Payout",
  price: "Price",
  product: "Product",
  "radar.early_fraud_warning": "Radar.EarlyFraudWarning",
  refund: "Refund",
  setup_attempt: "SetupAttempt",
  setup_intent: "SetupIntent",
  topup: "Topup",
  transfer: "Transfer",
  transfer_reversal: "TransferReversal",
  webhook_endpoint: "WebhookEndpoint",
};
