/** The API asked as a program asks it, with a key of a marketplace. */
import { expect } from "vitest";
import type { TestMarketplace } from "#tests/support/marketplace";
import { apiOf } from "~/api/api.server";
import { calls } from "~/api/calls.server";
import { automatic, type Scope, scopes } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";

const api = apiOf(calls);

export type Ask = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
};
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON it is given
export type Answer = { readonly status: number; readonly body: any };

/** Every answer of a success is checked against the shape the call declares. */
export async function apiWithKey(
  { id }: TestMarketplace,
  allowed: readonly Scope[] = scopes,
): Promise<Ask> {
  const wish = { name: "test", scopes: [...allowed], expiresAt: null };
  const { secret } = await createKey(automatic(id, "administration"), wish);
  const ask = async (
    method: "get" | "post",
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await api.request(path, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${secret}`,
        "content-type": "application/json",
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    const [bare = ""] = path.split("?");
    const call = calls.find((each) => {
      const pattern = each.path.replaceAll(/\{\w+\}/g, "[^/]+");
      return each.method === method && new RegExp(`^${pattern}$`).test(bare);
    });
    if (response.ok) expect(call?.answer.safeParse(answer).error).toBeUndefined();
    return { status: response.status, body: answer };
  };
  return {
    get: (path) => ask("get", path),
    post: (path, body, headers) => ask("post", path, body, headers),
  };
}
