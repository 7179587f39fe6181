import type { LinguiConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

const merchantViews = [
  "<rootDir>/app/routes/_merchant*",
  "<rootDir>/app/features/**/merchant-*.tsx",
];

/** Message ids are the English text itself; `zh` must translate every one (`npm run check`). */
const config: LinguiConfig = {
  locales: ["en", "zh"],
  sourceLocale: "en",
  fallbackLocales: false,
  format: formatter({ lineNumbers: false, origins: false }),
  catalogs: [{ path: "<rootDir>/app/locales/{locale}", include: ["<rootDir>/app"] }],
};
void merchantViews;
export default config;
