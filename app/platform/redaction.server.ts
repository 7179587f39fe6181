/** Takes secrets out of a text that will be kept or shown: an error's message, a log line. */
import { config } from "./config.server";

export const removed = "[removed]";

/** What looks like a secret wherever it comes from: keys, bearer tokens, passwords inside URLs. */
const shapes: readonly [RegExp, string][] = [
  [/\b(slw|sk|rk|whsec)_[A-Za-z0-9_-]{6,}/g, removed],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, `$1 ${removed}`],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${removed}@`],
];

const passwordIn = (url: string | undefined): string[] =>
  url === undefined || !URL.canParse(url) ? [] : [decodeURIComponent(new URL(url).password)];

function ownSecrets(): string[] {
  const env = config();
  const values = [
    env.SLIPWAY_SECRET,
    env.METRICS_TOKEN,
    env.OIDC_CLIENT_SECRET,
    env.S3_SECRET_ACCESS_KEY,
    ...[env.DATABASE_URL, env.DATABASE_APP_URL, env.SMTP_URL].flatMap(passwordIn),
  ];
  return values.filter((value): value is string => value !== undefined && value.length >= 8);
}

export function withoutSecrets(text: string): string {
  let clean = text;
  for (const secret of ownSecrets()) clean = clean.replaceAll(secret, removed);
  for (const [shape, replacement] of shapes) clean = clean.replace(shape, replacement);
  return clean;
}
