import { config } from "~/platform/config.server";
import { requestScope } from "~/platform/log.server";
import { type Part, partsOf } from "./memberships.server";
import { readSession, type Session } from "./session.server";

export type Identity = {
  readonly session: Session;
  readonly parts: readonly Part[];
  /** The marketplace this session works in; null until one is chosen, or where there is none. */
  readonly part: Part | null;
};

const remembered = new WeakMap<object, Map<string, Promise<Identity | null>>>();

/** Once per HTTP request, although every loader of a page asks. */
export function identify(request: Request): Promise<Identity | null> {
  const scope = requestScope.getStore();
  if (scope === undefined || request.method !== "GET") return readIdentity(request);
  const answers = remembered.get(scope) ?? new Map<string, Promise<Identity | null>>();
  remembered.set(scope, answers);
  const cookie = request.headers.get("Cookie") ?? "";
  const answer = answers.get(cookie) ?? readIdentity(request);
  answers.set(cookie, answer);
  return answer;
}

async function readIdentity(request: Request): Promise<Identity | null> {
  const session = await readSession(request.headers);
  if (session === null) return null;
  const parts = await partsOf(session.personId);
  const chosen = parts.find((part) => part.marketplaceId === session.marketplaceId);
  const [only] = parts;
  return { session, parts, part: chosen ?? (parts.length === 1 ? (only ?? null) : null) };
}

/** Where a person has to go first who has not shown a second factor although she has, or needs, one. */
export function missingSecondFactor({ session, parts }: Identity): string | null {
  if (session.secondFactorShown) return null;
  if (session.person.hasSecondFactor) return "/second-factor";
  return needsSecondFactor(parts) ? "/second-factor/setup" : null;
}

/** True where one of her roles, in any marketplace, may not go without. */
export function needsSecondFactor(parts: readonly Part[]): boolean {
  const roles = config()
    .SECOND_FACTOR_ROLES.split(",")
    .map((role) => role.trim());
  return parts.some((part) => part.staffRoles.some((role) => roles.includes(role)));
}
