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

/** Names whose values are never written, whatever they look like. */
const secretNames =
  /^(.*(password|passphrase|secret|token|apikey|credential|authorization|cookie|privatekey)s?|code|otp|pin|idno|e-?mail|to|recipients?)$/i;
const depthMax = 6;
const itemsMax = 50;

function errorIn(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = (error as { code?: unknown }).code;
  return {
    type: name,
    message: withoutSecrets(message),
    ...(typeof code === "string" ? { code } : {}),
    stack: withoutSecrets(stack ?? ""),
    ...(cause === undefined ? {} : { cause: withoutSecretsIn(cause, depth + 1) }),
  };
}

/** The same value for a log: secret fields removed at any depth, texts cleaned, errors as plain objects. */
export function withoutSecretsIn(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return withoutSecrets(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth > depthMax) return "[deeper]";
  if (value instanceof Error) return errorIn(value, depth);
  if (ArrayBuffer.isView(value)) return "[bytes]";
  if (Array.isArray(value))
    return value.slice(0, itemsMax).map((each) => withoutSecretsIn(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      secretNames.test(name.replace(/[-_]/g, "")) ? removed : withoutSecretsIn(each, depth + 1),
    ]),
  );
}
