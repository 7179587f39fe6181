import { describe, expect, test } from "vitest";
import {
  type ApplicationAction,
  type ApplicationStatus,
  allows,
  applicationActions,
  applicationStatuses,
  canBecome,
  isOpen,
} from "~/features/applications/application";
import {
  type Actor,
  automatic,
  merchantRoles,
  type Role,
  type Scope,
  scopes,
  staffRoles,
} from "~/features/people/actor";
import { may, type Verb } from "~/features/people/may";

/** Written out once more, so that a slip in one of the two shows. */
const ways: Readonly<Record<ApplicationStatus, string>> = {
  DRAFT: "SUBMITTED WITHDRAWN EXPIRED",
  SUBMITTED: "SCREENING WITHDRAWN",
  SCREENING: "IN_REVIEW APPROVED WAITLISTED WITHDRAWN",
  IN_REVIEW: "INFO_REQUESTED APPROVED REJECTED WAITLISTED WITHDRAWN",
  INFO_REQUESTED: "IN_REVIEW WITHDRAWN EXPIRED",
  WAITLISTED: "IN_REVIEW APPROVED WITHDRAWN EXPIRED",
  APPROVED: "",
  REJECTED: "",
  WITHDRAWN: "",
  EXPIRED: "",
};

test.each(applicationStatuses)("from %s", (from) => {
  const to = applicationStatuses.filter((status) => canBecome(from, status));
  expect(to.toSorted()).toEqual(ways[from].split(" ").filter(Boolean).toSorted());
  expect(isOpen(from)).toBe(ways[from] !== "");
});

const verbOf: Readonly<Record<ApplicationAction, Verb>> = {
  answer: "application:write",
  submit: "application:submit",
  withdraw: "application:withdraw",
  "answer-info": "application:write",
  claim: "application:claim",
  "request-info": "application:decide",
  approve: "application:decide",
  reject: "application:decide",
  undo: "application:decide",
};
const market = "01890000-0000-7000-8000-000000000001";
const entityUid = "e1";
const person = (role: Role): Actor =>
  merchantRoles.some((each) => each === role)
    ? ({
        kind: "person",
        side: "merchant",
        marketplaceId: market,
        personId: "p",
        name: "n",
        roles: [role],
        entityUid,
      } as Actor)
    : ({
        kind: "person",
        side: "staff",
        marketplaceId: market,
        personId: "p",
        name: "n",
        roles: [role],
      } as Actor);
const key = (scope: Scope): Actor => ({
  kind: "key",
  marketplaceId: market,
  keyId: "k",
  name: "n",
  scopes: [scope],
});

const owner = ["merchant-owner"];
const merchants = ["merchant-member", "merchant-owner"];
const deciders = ["admin", "category-manager", "finance", "program-manager", "reviewer", "risk"];
const writes = ["applications:write"];
const decides = ["decisions:write"];

/** Who may do what, when: everybody and every state that is not named here may not. */
const table: Readonly<Record<ApplicationAction, { states: string; who: readonly string[] }>> = {
  answer: { states: "DRAFT INFO_REQUESTED", who: [...merchants, ...writes] },
  submit: { states: "DRAFT", who: [...owner, ...writes] },
  withdraw: {
    states: "DRAFT SUBMITTED SCREENING IN_REVIEW INFO_REQUESTED WAITLISTED",
    who: [...owner, ...writes],
  },
  "answer-info": { states: "INFO_REQUESTED", who: [...merchants, ...writes] },
  claim: { states: "IN_REVIEW", who: deciders },
  "request-info": { states: "IN_REVIEW", who: [...deciders, ...decides] },
  approve: { states: "IN_REVIEW", who: [...deciders, ...decides] },
  reject: { states: "IN_REVIEW", who: [...deciders, ...decides] },
  undo: { states: "APPROVED REJECTED", who: [...deciders, ...decides] },
};
const everybody: readonly (readonly [string, Actor])[] = [
  ...[...merchantRoles, ...staffRoles].map((role) => [role, person(role)] as const),
  ...scopes.map((scope) => [scope, key(scope)] as const),
];

describe.each(applicationActions)("%s", (action) => {
  test.each(applicationStatuses)("in %s", (status) => {
    const thing = { marketplaceId: market, entityUid };
    const who = everybody
      .filter(([, actor]) => may(actor, verbOf[action], thing) && allows(status, action, actor))
      .map(([name]) => name);
    const { states, who: expected } = table[action];
    const now = states.split(" ").includes(status);
    expect(who.toSorted()).toEqual(now ? [...expected].toSorted() : []);
  });
  test("is nothing for a merchant of another business or anybody of another marketplace", () => {
    const strange = [
      { marketplaceId: market, entityUid: "e2" },
      { marketplaceId: "01890000-0000-7000-8000-000000000002", entityUid },
    ];
    const merchant = person("merchant-owner");
    for (const thing of strange) expect(may(merchant, verbOf[action], thing)).toBe(false);
    const [, elsewhere = { marketplaceId: "" }] = strange;
    for (const [, actor] of everybody) expect(may(actor, verbOf[action], elsewhere)).toBe(false);
  });
});

test("a program decides by itself under its own name, and under no other", () => {
  const thing = { marketplaceId: market };
  expect(may(automatic(market, "auto-approval"), "application:decide", thing)).toBe(true);
  expect(may(automatic(market, "enrollment-clock"), "application:decide", thing)).toBe(false);
});
