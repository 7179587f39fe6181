import type { ReactNode } from "react";
import css from "./layout.module.css";

/**
 * The body of a confirm page: what will happen, line by line, above the form whose button names the effect and its
 * size. Confirming is a page, never a pop-up.
 */
export function Consequence(props: {
  readonly title: string;
  readonly effects: readonly ReactNode[];
  readonly children: ReactNode;
}) {
  return (
    <section className={css.consequence}>
      <h2>{props.title}</h2>
      <ul>
        {props.effects.map((effect, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is written once and never reordered
          <li key={index}>{effect}</li>
        ))}
      </ul>
      {props.children}
    </section>
  );
}
