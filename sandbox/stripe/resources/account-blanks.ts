/** The parts of an account that nobody has filled in. */
import type { Stripe } from "stripe";

type Account = Stripe.Account;

export const nothingDue: NonNullable<Account["requirements"]> = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};
export const onboardingDue = {
  ...nothingDue,
  currently_due: ["external_account", "tos_acceptance.date", "tos_acceptance.ip"],
  eventually_due: ["external_account", "tos_acceptance.date", "tos_acceptance.ip"],
  disabled_reason: "requirements.past_due" as const,
};

export const settings: NonNullable<Account["settings"]> = {
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_payments: {
    decline_on: { avs_failure: false, cvc_failure: false },
    statement_descriptor_prefix: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  dashboard: { display_name: null, timezone: "Etc/UTC" },
  payments: {
    statement_descriptor: null,
    statement_descriptor_kana: null,
    statement_descriptor_kanji: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
};
