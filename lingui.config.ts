import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

/**
 * Screens only staff open. Their words are a chapter of their own, so that a merchant's phone never
 * downloads them. A staff file this list misses lands in everybody's chapter: shown right, only heavier.
 */
const staffScreens = [
  "<rootDir>/app/routes/ops*",
  "<rootDir>/app/routes/_staff*",
  "<rootDir>/app/routes/settings*",
  "<rootDir>/app/routes/developers*",
  "<rootDir>/app/routes/status*",
  "<rootDir>/app/ui/shell/staff-*",
  "<rootDir>/app/ui/action/command-*",
  "<rootDir>/app/ui/mantine/command-*",
  "<rootDir>/app/ui/_kit/**",
  "<rootDir>/app/routes/*kit.tsx",
  "<rootDir>/app/features/**/staff-*.tsx",
  "<rootDir>/app/jobs/staff-*.tsx",
  "<rootDir>/app/features/**/*-review*.tsx",
  "<rootDir>/app/features/**/*-editor*.tsx",
  "<rootDir>/app/features/{dashboards,history}/*overview*.tsx",
];

/** Settings and what is written for developers. */
const settingsScreens = [
  "<rootDir>/app/routes/settings*",
  "<rootDir>/app/routes/developers*",
  "<rootDir>/app/features/{people,notices}/staff-*.tsx",
];
/** Screens of deposits and of reconciliation: many sentences, which only they need. */
const moneyScreens = [
  "<rootDir>/app/routes/ops.deposits*",
  "<rootDir>/app/routes/ops.reconciliation*",
  "<rootDir>/app/features/{deposits,payments}/staff-*.tsx",
];

/** Plans of traffic, pools and coverage. */
const trafficScreens = [
  "<rootDir>/app/routes/ops.{traffic,coverage}*",
  "<rootDir>/app/features/traffic/staff-*.tsx",
];

/** Screens that a merchant opens now and then. Their words come with them, and not with every page. */
const accountScreens = [
  "<rootDir>/app/routes/account{.tsx,._index*,.email*,.password*,.sessions*,.team*}",
  "<rootDir>/app/features/people/merchant-team.tsx",
  "<rootDir>/app/features/people/new-password-fields.tsx",
];
/** Coming in, and the second factor that it asks for. */
const entryScreens = [
  "<rootDir>/app/routes/_entry*",
  "<rootDir>/app/routes/account.second-factor*",
  "<rootDir>/app/features/people/second-factor-*.tsx",
  "<rootDir>/app/features/people/invitation.tsx",
];
/** A merchant's traffic, and the rule by which it is shared. */
const shopTrafficScreens = [
  "<rootDir>/app/routes/_merchant.traffic*",
  "<rootDir>/app/features/traffic/merchant-*.tsx",
];
/** The wallet, and the pages behind it in two halves. */
const walletScreens = [
  "<rootDir>/app/routes/_merchant.wallet._index.tsx",
  "<rootDir>/app/features/deposits/merchant-{cases,due,requirement,statement,sums,wallet}.tsx",
];
const payScreens = [
  "<rootDir>/app/routes/_merchant.wallet.{agreement,card,go,pay}*",
  "<rootDir>/app/features/deposits/merchant-{agreement,card,going,pay,payment}.tsx",
  "<rootDir>/app/features/deposits/refusal-words.ts",
];
const backScreens = [
  "<rootDir>/app/routes/_merchant.wallet.{*lot,deductions,exit,refund}*",
  "<rootDir>/app/routes/_merchant.wallet*csv.ts",
  "<rootDir>/app/features/deposits/merchant-{deduction,excess,exit,receipt,refund}.tsx",
  "<rootDir>/app/features/deposits/{answer-form,refusal-words}.ts",
];

/** Message ids are the English text itself; `zh` must translate every one (`npm run check`). */
export default defineConfig({
  locales: ["en", "zh"],
  sourceLocale: "en",
  fallbackLocales: false,
  orderBy: "messageId",
  format: formatter({ lineNumbers: false, origins: false, explicitIdAsDefault: true }),
  catalogs: [
    {
      path: "<rootDir>/app/locales/{locale}",
      include: ["<rootDir>/app"],
      exclude: [
        ...staffScreens,
        ...accountScreens,
        ...entryScreens,
        ...walletScreens,
        ...payScreens,
        ...backScreens,
        ...shopTrafficScreens,
      ],
    },
    { path: "<rootDir>/app/locales/account/{locale}", include: accountScreens },
    { path: "<rootDir>/app/locales/entry/{locale}", include: entryScreens },
    { path: "<rootDir>/app/locales/wallet/{locale}", include: walletScreens },
    { path: "<rootDir>/app/locales/wallet-pay/{locale}", include: payScreens },
    { path: "<rootDir>/app/locales/wallet-back/{locale}", include: backScreens },
    { path: "<rootDir>/app/locales/traffic/{locale}", include: shopTrafficScreens },
    { path: "<rootDir>/app/locales/staff-money/{locale}", include: moneyScreens },
    { path: "<rootDir>/app/locales/staff-settings/{locale}", include: settingsScreens },
    { path: "<rootDir>/app/locales/staff-traffic/{locale}", include: trafficScreens },
    {
      path: "<rootDir>/app/locales/staff/{locale}",
      include: staffScreens,
      exclude: [...moneyScreens, ...settingsScreens, ...trafficScreens],
    },
  ],
});
