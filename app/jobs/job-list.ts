/** The address of the jobs page, parsed. */
import { z } from "zod";
import { runStates } from "~/platform/run-state";

const absent = z.undefined().catch(undefined);
const fields = {
  state: z.enum(runStates).or(absent),
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .or(absent),
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z~[0-9a-f-]{36}$/)
    .or(absent),
};
export type JobQuery = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const jobQuery = (search: URLSearchParams): JobQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );

export type RunPlace = { readonly startedAt: Date; readonly jobId: string };

export function runPlace(text: string | undefined): RunPlace | undefined {
  const [at, jobId] = (text ?? "").split("~");
  return at && jobId ? { startedAt: new Date(at), jobId } : undefined;
}

export const placeText = ({ startedAt, jobId }: RunPlace): string =>
  `${startedAt.toISOString()}~${jobId}`;
