/** Who stands before a door, and what the table says they are answered. */
import { merchantRoles, type Role, staffRoles } from "~/features/people/actor";
import type { Answer } from "./answer";

export type Visitor = "nobody" | Role;
export const visitors: readonly Visitor[] = ["nobody", ...merchantRoles, ...staffRoles];
export type Answers = Readonly<Record<Visitor, Answer>>;

const answers = (answer: (visitor: Visitor) => Answer): Answers =>
  Object.fromEntries(visitors.map((visitor) => [visitor, answer(visitor)])) as Answers;

export const everybody = answers(() => "through");
export const noSuchPage = answers(() => "not-found");
export const ledToSignIn = answers(() => "sign-in");
/** Only for people who are in the middle of signing in; everybody else is led on. */
export const whoeverSignedIn = answers((visitor) => (visitor === "nobody" ? "sign-in" : "through"));

/** These roles get `then`, everybody else who is signed in is refused. */
export const only = (roles: readonly Role[], then: Answer = "through"): Answers =>
  answers((visitor) =>
    visitor === "nobody" ? "sign-in" : roles.includes(visitor) ? then : "forbidden",
  );
export const staff = only(staffRoles);
export const merchants = only(merchantRoles);

export type Expectation = {
  /** The address, with `$name` for each parameter and `$market` for the marketplace's slug. */
  readonly path: string;
  readonly loader?: Answers;
  readonly action?: Answers;
  /** Parameters that are the same in every marketplace, such as a program's slug. */
  readonly params?: Readonly<Record<string, string>>;
  /**
   * Whose thing the address names: the name of a thing of the test world. Roles that get through see
   * their own marketplace's, and are told "not-found" of another's; merchants also of another company's.
   */
  readonly thing?: string;
};
