import { useLingui } from "@lingui/react";
import { isRouteErrorResponse, Link, useLocation, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTitle } from "../page-title";
import { useServerHints } from "../server-hints";
import css from "./layout.module.css";
import { lastReference } from "./reference";

/** The page for an error: what happened, what to do, one reference. */
export function ErrorPage(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly reference?: string | null;
}) {
  const { i18n } = useLingui();
  return (
    <article className={css.page}>
      <h1>{props.title}</h1>
      {props.children}
      {props.reference ? (
        <p className={css.reference}>
          {i18n._("Reference")} <code>{props.reference}</code>
        </p>
      ) : null}
    </article>
  );
}

/**
 * For every `ErrorBoundary`: put it inside the shell, so that the navigation lives on. What a loader
 * throws by status: 401, 403, 404, 429; anything else is ours and carries a reference.
 */
export function RouteError() {
  const { i18n } = useLingui();
  const error = useRouteError();
  const here = useLocation();
  const { requestId } = useServerHints();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const reference = status >= 500 ? (lastReference() ?? requestId) : null;
  const words: Readonly<Record<number, readonly [string, string]>> = {
    401: [i18n._("Sign in to see this page"), i18n._("You were signed out, or never signed in.")],
    403: [
      i18n._("Your role does not open this page"),
      i18n._("An administrator of your marketplace can change what your role may do."),
    ],
    404: [
      i18n._("There is no such page"),
      i18n._(
        "Check the address, or go to the start page. What you look for may belong to another account.",
      ),
    ],
    429: [i18n._("Too many requests"), i18n._("Wait a minute, then try again.")],
  };
  const [title, text] = words[status] ?? [
    i18n._("This page did not load"),
    i18n._("Try again; if it still fails, send us the reference."),
  ];
  useTitle(title);
  return (
    <ErrorPage title={title} reference={reference}>
      <p>{text}</p>
      <p className={css.errorLinks}>
        {status >= 500 ? (
          <a href={`${here.pathname}${here.search}`}>{i18n._("Try again")}</a>
        ) : null}
        <Link to="/">{i18n._("Go to the start page")}</Link>
      </p>
    </ErrorPage>
  );
}
