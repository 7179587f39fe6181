import { useLingui } from "@lingui/react";
import { Link, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { LiveRegion } from "../action/live-region";
import { Mark } from "../identity/mark";
import { useFormats, useReader } from "../reader";
import css from "./shell.module.css";

export function SkipLink() {
  const { i18n } = useLingui();
  return (
    <a className={css.skip} href="#content">
      {i18n._("Skip to the content")}
    </a>
  );
}

/** The mark with a name: the product's, or the marketplace's. */
export function Brand(props: { readonly to: string; readonly name: string }) {
  return (
    <Link className={css.brand} to={props.to}>
      <Mark />
      <span>{props.name}</span>
    </Link>
  );
}

/** The ink line under every header; while a page is on its way, chalk runs along it after 150 ms. */
export function HeaderWaterline() {
  const busy = useNavigation().state !== "idle";
  return (
    <div className={css.waterline} aria-hidden="true">
      {busy ? <div className={css.progress} /> : null}
    </div>
  );
}

export function Content(props: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  const busy = useNavigation().state === "loading";
  return (
    <LiveRegion>
      <main id="content" tabIndex={-1} className={props.className} aria-busy={busy}>
        {props.children}
      </main>
    </LiveRegion>
  );
}

/** On paper alone: when the page was printed and by whom. */
export function PrintedBy({ name }: { readonly name: string }) {
  const { i18n } = useLingui();
  const { now } = useReader();
  const { deadline } = useFormats();
  return (
    <p className="print-only">
      {i18n._("Printed {time} by {name}", { time: deadline(now), name })}
    </p>
  );
}
