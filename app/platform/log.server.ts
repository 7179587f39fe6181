/** Structured logs. Secrets are removed by name and by shape, wherever they stand in what is logged. */
import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";
import { config } from "./config.server";
import { withoutSecretsIn } from "./redaction.server";

export const requestScope = new AsyncLocalStorage<{ readonly requestId: string }>();

/** Cleaned before pino sees it: pino makes a line's message from an error by itself. */
const clean = (word: unknown): unknown =>
  word instanceof Error ? { err: withoutSecretsIn(word) } : withoutSecretsIn(word);

let logger: pino.Logger | undefined;
export const log = (): pino.Logger => {
  logger ??= pino({
    level: config().LOG_LEVEL ?? (config().SLIPWAY_MODE === "production" ? "info" : "warn"),
    serializers: { err: (error: unknown) => error },
    hooks: {
      logMethod(words, write) {
        write.apply(this, words.map(clean) as typeof words);
      },
    },
    mixin: () => ({ ...requestScope.getStore() }),
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return logger;
};

export const currentRequestId = (): string | null => requestScope.getStore()?.requestId ?? null;
