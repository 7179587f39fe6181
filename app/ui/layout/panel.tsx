import { useLingui } from "@lingui/react";
import { useRevalidator } from "@remix-run/react";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "../action/button";
import { classNames } from "../class-names";
import { Freshness, type FreshnessTimes } from "./freshness";
import css from "./layout.module.css";

/**
 * A titled part of a page on paper. When its data failed, `failure` keeps the title, says so, and offers to try
 * again; the other panels live on. `freshness` is for figures that come from a batch.
 */
export function Panel(props: {
  readonly title?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly freshness?: FreshnessTimes;
  /** `{ reference }` of the log line when the panel's data could not be read. */
  readonly failure?: { readonly reference?: string | null } | null | undefined;
  /** No inner spacing, for tables that reach the edge. */
  readonly flush?: boolean;
  readonly id?: string;
  readonly children?: ReactNode;
}) {
  const heading = useId();
  return (
    <section
      className={css.panel}
      id={props.id}
      aria-labelledby={props.title ? heading : undefined}
    >
      {props.title || props.actions ? (
        <header className={css.panelHead}>
          <div>
            {props.title ? <h2 id={heading}>{props.title}</h2> : null}
            {props.lead ? <p className={css.panelLead}>{props.lead}</p> : null}
            {props.freshness ? <Freshness {...props.freshness} /> : null}
          </div>
          {props.actions ? (
            <div className={classNames(css.actions, "no-print")}>{props.actions}</div>
          ) : null}
        </header>
      ) : null}
      <div className={classNames(css.paper, props.flush && css.flush)}>
        {props.failure ? <PanelFailure reference={props.failure.reference} /> : props.children}
      </div>
    </section>
  );
}

/** What a panel shows in place of data that could not be read. */
export function PanelFailure({ reference }: { readonly reference?: string | null | undefined }) {
  const { i18n } = useLingui();
  const { revalidate, state } = useRevalidator();
  const retry = (event: FormEvent) => {
    event.preventDefault();
    revalidate();
  };
  return (
    <div className={css.failure} role="alert">
      <p>
        {i18n._("This part did not load. Try again; if it still fails, send us the reference.")}
      </p>
      <form className="no-print" onSubmit={retry}>
        <Button type="submit" pending={state === "loading"}>
          {i18n._("Try again")}
        </Button>
      </form>
      {reference ? (
        <p className={css.reference}>
          {i18n._("Reference")} <code>{reference}</code>
        </p>
      ) : null}
    </div>
  );
}
