/** The words after a verb, read by a schema; a wrong call becomes one sentence per word. */
import { parseArgs } from "node:util";
import type { z } from "zod";

export class WrongCall extends Error {}

/** `--name value` pairs (and `--flag`s, where the schema wants a boolean) as the schema's value. */
export function readWords<Schema extends z.ZodObject>(
  words: readonly string[],
  schema: Schema,
): z.output<Schema> {
  const options = Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [
      name,
      { type: (field as z.ZodType).safeParse(true).success ? "boolean" : "string" } as const,
    ]),
  );
  let given: Record<string, unknown>;
  try {
    given = parseArgs({ args: [...words], options, strict: true }).values;
  } catch (error) {
    throw new WrongCall(error instanceof Error ? error.message : String(error));
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(
    (issue) => `--${String(issue.path[0])}: ${issue.message}`,
  );
  throw new WrongCall(sentences.join("\n"));
}

/** Runs a verb's one action (`create`, …); the usage and 2 where there is none of that name. */
export async function actionOf(
  usage: string,
  words: readonly string[],
  actions: Readonly<Record<string, (words: readonly string[]) => Promise<number>>>,
): Promise<number> {
  const [name = "", ...rest] = words;
  const action = actions[name];
  if (action !== undefined) return action(rest);
  console.error(`npm run slipway -- ${usage}`);
  return 2;
}
