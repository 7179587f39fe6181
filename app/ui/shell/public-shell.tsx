import type { ReactNode } from "react";
import { Brand, Content, HeaderWaterline, SkipLink } from "./frame";
import { LanguageSwitch } from "./preferences";
import css from "./shell.module.css";

/** Pages outside a sign-in: one column, the brand, the language. `narrow` for sign-in forms. */
export function PublicShell(props: {
  readonly name?: string;
  readonly narrow?: boolean;
  /** Links at the header's end, e.g. "Sign in". */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={css.merchant} data-density="merchant">
      <SkipLink />
      <header className={css.header}>
        <div className={css.bar}>
          <Brand to="/" name={props.name ?? "Slipway"} />
          <div className={css.tools}>
            <LanguageSwitch />
            {props.tools}
          </div>
        </div>
        <HeaderWaterline />
      </header>
      <Content className={props.narrow ? css.narrow : css.column}>{props.children}</Content>
    </div>
  );
}
