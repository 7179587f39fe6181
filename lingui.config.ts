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

/** Message ids are the English text itself; `zh` must translate every one (`npm run check`). */
export default defineConfig({
  locales: ["en", "zh"],
  sourceLocale: "en",
  fallbackLocales: false,
  orderBy: "messageId",
  format: formatter({ lineNumbers: false, origins: false, explicitIdAsDefault: true }),
  catalogs: [
    { path: "<rootDir>/app/locales/{locale}", include: ["<rootDir>/app"], exclude: staffScreens },
    { path: "<rootDir>/app/locales/staff/{locale}", include: staffScreens },
  ],
});
