import type { Stripe } from "stripe";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { find, keep, need } from "../store/objects";
import { inAccount, platformAccount, type Work } from "../store/work";
import { listed } from "../wire/list";
import { invalid, missing, noSuch } from "../wire/trouble";
import { metadataOver } from "../wire/words";
import { nothingDue, onboardingDue, settings } from "./account-blanks";

type Account = Stripe.Account;
type Capability = "active" | "inactive" | "pending";

/** Asked-for capabilities wait for onboarding; an account that asks for none may have transfers at once. */
function capabilitiesOf(
  asked: Stripe.AccountCreateParams["capabilities"],
): Record<string, Capability> {
  if (asked === undefined) return { card_payments: "active", transfers: "active" };
  const requested = Object.entries(asked).filter(([, wish]) => wish?.requested === true);
  return Object.fromEntries(requested.map(([name]) => [name, "pending" as const]));
}

export async function createAccount(
  work: Work,
  params: Stripe.AccountCreateParams,
): Promise<Account> {
  if (params.type !== undefined && params.controller !== undefined)
    throw invalid(
      "You may not provide the `type` parameter and `controller` parameters simultaneously.",
      {
        param: "type",
      },
    );
  const { country = "US", controller, business_profile: profile } = params;
  const capabilities = capabilitiesOf(params.capabilities);
  const ready = params.capabilities === undefined;
  const type = params.type ?? (controller === undefined ? "standard" : "none");
  const account: Account = {
    id: await newId(work, "acct"),
    object: "account",
    business_profile: {
      mcc: profile?.mcc ?? null,
      minority_owned_business_designation: null,
      name: profile?.name ?? null,
      product_description: profile?.product_description ?? null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: profile?.url || null,
    },
    business_type: params.business_type ?? null,
    capabilities,
    charges_enabled: ready,
    controller: {
      fees: { payer: controller?.fees?.payer ?? "account" },
      is_controller: true,
      losses: { payments: controller?.losses?.payments ?? "stripe" },
      requirement_collection: controller?.requirement_collection ?? "stripe",
      stripe_dashboard: { type: controller?.stripe_dashboard?.type ?? "full" },
      type: "application",
    },
    country,
    created: work.now,
    default_currency: params.default_currency ?? (country === "CN" ? "cny" : "usd"),
    details_submitted: ready,
    email: params.email ?? null,
    external_accounts: {
      object: "list",
      data: [],
      has_more: false,
      url: "/v1/accounts/external_accounts",
    },
    future_requirements: nothingDue,
    metadata: metadataOver(params.metadata, {}),
    payouts_enabled: ready,
    requirements: ready ? nothingDue : onboardingDue,
    settings,
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type,
  };
  await keep(work, account);
  return account;
}

export async function liveAccount(work: Work, id: string, param = "account"): Promise<Account> {
  const account = await find(work, "account", id);
  if (account === null || "deleted" in account) throw noSuch("destination", id, param);
  return account;
}

export const retrieveAccount = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "account", id);
export const retrieveOwnAccount = (work: Work) =>
  work.account === platformAccount
    ? need(work, "account", platformAccount)
    : need({ ...work, account: platformAccount }, "account", work.account);

/** Told on the account's own events, as Connect webhooks hear it. */
async function changeAccount(
  work: Work,
  was: Account,
  changed: Partial<Account>,
): Promise<Account> {
  const account = await change(work, was, changed, null);
  await emit(await inAccount(work, was.id), "account.updated", account, {
    ...(changed.capabilities === undefined ? {} : { capabilities: was.capabilities }),
    ...(changed.metadata === undefined ? {} : { metadata: was.metadata }),
  });
  return account;
}

export async function updateAccount(
  work: Work,
  params: Stripe.AccountUpdateParams,
  [id = ""]: string[],
): Promise<Account> {
  const was = await liveAccount(work, id);
  const asked = params.capabilities ?? {};
  const capabilities: Record<string, Capability> = {
    ...(was.capabilities as Record<string, Capability>),
  };
  for (const [name, wish] of Object.entries(asked))
    if (wish?.requested === false) delete capabilities[name];
    else capabilities[name] ??= was.details_submitted ? "active" : "pending";
  return changeAccount(work, was, {
    metadata: metadataOver(params.metadata, was.metadata ?? {}),
    email: params.email ?? was.email,
    business_type: params.business_type ?? was.business_type ?? null,
    capabilities,
  });
}

export async function deleteAccount(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Stripe.DeletedAccount> {
  await liveAccount(work, id);
  const deleted: Stripe.DeletedAccount = { id, object: "account", deleted: true };
  await keep(work, deleted as unknown as Account);
  return deleted;
}

/** Onboarding done, or a capability turned by hand. */
export async function setCapability(work: Work, id: string, state: Capability): Promise<Account> {
  const was = await liveAccount(work, id);
  const names = [...new Set(["transfers", ...Object.keys(was.capabilities ?? {})])];
  const active = state === "active";
  return changeAccount(work, was, {
    capabilities: Object.fromEntries(names.map((name) => [name, state])),
    charges_enabled: active,
    details_submitted: was.details_submitted || active,
    payouts_enabled: active,
    requirements: active
      ? nothingDue
      : { ...onboardingDue, disabled_reason: "requirements.pending_verification" },
  });
}

export async function createAccountLink(
  work: Work,
  params: Stripe.AccountLinkCreateParams,
): Promise<Stripe.AccountLink> {
  const { return_url: back, refresh_url: again } = params;
  await liveAccount(work, params.account);
  if (back === undefined) throw missing("return_url");
  if (again === undefined) throw missing("refresh_url");
  const query = new URLSearchParams({ return_url: back });
  return {
    object: "account_link",
    created: work.now,
    expires_at: work.now + 300,
    url: `${work.origin}/setup/${params.account}?${query}`,
  };
}

export const listAccounts = (work: Work, params: Stripe.AccountListParams) =>
  listed(work, "account", params, "/v1/accounts", {});
