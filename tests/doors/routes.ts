/** What every page of the product answers to whom. A page that is not listed here fails the test. */
import {
  type Expectation,
  everybody,
  ledToSignIn,
  merchants,
  noSuchPage,
  only,
  staff,
  whoeverSignedIn,
} from "./expectation";

const readsTeam = only(["admin", "auditor", "compliance"]);
const onlyAdmin = only(["admin"]);
const onlyOwner = only(["merchant-owner"]);

export const routes: Readonly<Record<string, Expectation>> = {
  "[_]kit": { path: "/_kit", loader: everybody, action: everybody },
  _entry: { path: "/" },
  _index: { path: "/", loader: everybody },
  "_entry.choose-marketplace": {
    path: "/choose-marketplace",
    loader: whoeverSignedIn,
    action: whoeverSignedIn,
  },
  "_entry.forgot-password": { path: "/forgot-password", action: everybody },
  "_entry.invitation": { path: "/invitation?token=x", loader: everybody, action: everybody },
  "_entry.outbox": { path: "/outbox", loader: everybody },
  "_entry.reset-password": {
    path: "/reset-password?token=x",
    loader: everybody,
    action: everybody,
  },
  "_entry.second-factor._index": { path: "/second-factor", loader: everybody, action: everybody },
  "_entry.second-factor.codes": {
    path: "/second-factor/codes",
    loader: whoeverSignedIn,
    action: whoeverSignedIn,
  },
  "_entry.second-factor.setup": {
    path: "/second-factor/setup",
    loader: whoeverSignedIn,
    action: whoeverSignedIn,
  },
  "_entry.sign-in": { path: "/sign-in", loader: everybody, action: everybody },
  "_entry.verify-email": { path: "/verify-email", action: everybody },
  account: { path: "/account", loader: whoeverSignedIn },
  "account._index": { path: "/account", loader: whoeverSignedIn, action: whoeverSignedIn },
  "account.email": { path: "/account/email", loader: whoeverSignedIn, action: whoeverSignedIn },
  "account.password": {
    path: "/account/password",
    loader: whoeverSignedIn,
    action: whoeverSignedIn,
  },
  "account.second-factor": {
    path: "/account/second-factor",
    loader: whoeverSignedIn,
    action: whoeverSignedIn,
  },
  "account.sessions": {
    path: "/account/sessions",
    loader: whoeverSignedIn,
    action: whoeverSignedIn,
  },
  "account.team._index": { path: "/account/team", loader: onlyOwner, action: onlyOwner },
  "account.team.$membershipId": {
    path: "/account/team/$membershipId",
    loader: onlyOwner,
    action: onlyOwner,
    thing: "shop member",
  },
  "auth.oidc.callback": { path: "/auth/oidc/callback", loader: everybody },
  "auth.oidc.start": { path: "/auth/oidc/start", loader: noSuchPage },
  preferences: { path: "/preferences", loader: everybody, action: everybody },
  settings: { path: "/settings", loader: staff },
  "settings._index": { path: "/settings", loader: readsTeam },
  "settings.api-keys._index": {
    path: "/settings/api-keys",
    loader: only(["admin", "auditor"]),
    action: onlyAdmin,
  },
  "settings.api-keys.$keyId": {
    path: "/settings/api-keys/$keyId",
    loader: only(["admin", "auditor"]),
    action: onlyAdmin,
    thing: "key",
  },
  "settings.team._index": { path: "/settings/team", loader: readsTeam, action: onlyAdmin },
  "settings.team.$membershipId": {
    path: "/settings/team/$membershipId",
    loader: onlyAdmin,
    action: onlyAdmin,
    thing: "colleague",
  },
  "sign-out": { path: "/sign-out", loader: everybody, action: ledToSignIn },
  _merchant: { path: "/", loader: everybody },
  "_merchant.programs._index": { path: "/programs", loader: merchants },
  ops: { path: "/ops", loader: staff },
};
