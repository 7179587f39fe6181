/** What an API call is: a declaration from which routing, checks and the OpenAPI document are made. */
import type { KeyActor } from "~/features/people/actor";
import type { Verb } from "~/features/people/may";
import type { z } from "./schemas";

type AnyObject = z.ZodObject;
type Parsed<Schema extends z.ZodType | undefined> = Schema extends z.ZodType
  ? z.output<Schema>
  : undefined;

export type CallInput<Params, Query, Body> = {
  readonly actor: KeyActor;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly request: Request;
};

type Declared<
  Params extends AnyObject | undefined,
  Query extends AnyObject | undefined,
  Body extends z.ZodType | undefined,
> = {
  readonly method: "get" | "post" | "put";
  /** OpenAPI style under `/api/v1`: `/stores/{storeUid}`. */
  readonly path: string;
  readonly summary: string;
  /** What the key must be allowed to do; checked before anything is read. */
  readonly verb: Verb;
  readonly params?: Params;
  readonly query?: Query;
  /** Absent where the call reads `request.body` itself (streams) or takes none. */
  readonly body?: Body;
  /** Media types of a streamed body, for the document. */
  readonly streams?: readonly string[];
  readonly status?: 200 | 201 | 202;
  /** Media type of an answer that is not JSON, for the document. */
  readonly answers?: string;
  /** The answer's shape, for the document and the tests. */
  readonly answer: z.ZodType;
  /** A value to send as JSON, or a whole Response. Throw a Problem for anything else. */
  readonly run: (input: CallInput<Parsed<Params>, Parsed<Query>, Parsed<Body>>) => Promise<unknown>;
};

export type Call = Declared<AnyObject | undefined, AnyObject | undefined, z.ZodType | undefined>;

export function defineCall<
  Params extends AnyObject | undefined = undefined,
  Query extends AnyObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(call: Declared<Params, Query, Body>): Call {
  return call as unknown as Call;
}

export type { KeyActor };
