import type { Work } from "../store/work";
import type { Fields } from "./shape";

/** `ids`: the parts of the path that stand for `:id`, in order. */
export type Handler = (work: Work, params: never, ids: string[]) => Promise<unknown>;

export type Route = {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** The name of the `*Params` type in the `stripe` package; null where there is none. */
  readonly parameters: string | null;
  readonly handler: Handler;
  /** Parameters of older versions, accepted from a client that names none or an older one. */
  readonly older?: Fields;
  readonly pattern: RegExp;
};

type More = { readonly older?: Fields };
const route =
  (method: Route["method"]) =>
  (path: string, parameters: string | null, handler: Handler, more: More = {}): Route => ({
    method,
    path,
    parameters,
    handler,
    ...more,
    pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/:id/g, "([^/]+)")}$`),
  });

export const get = route("GET");
export const post = route("POST");
export const del = route("DELETE");
