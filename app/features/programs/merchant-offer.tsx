import type { ReactNode } from "react";
import { useId } from "react";
import { useInWords } from "~/ui/reader";
import type { OfferLine } from "./kind";
import css from "./merchant-offer.module.css";

/** One of the page's questions with its answer below it. */
export function Answer(props: {
  readonly question: string;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className={css.answer} id={props.id} aria-labelledby={heading}>
      <h2 id={heading}>{props.question}</h2>
      {props.children}
    </section>
  );
}

/** What one gets, does or can lose, line by line, each with its example amount. */
export function OfferLines({ lines }: { readonly lines: readonly OfferLine[] }) {
  const inWords = useInWords();
  return (
    <ul className={css.lines}>
      {lines.map((line) => (
        <li key={line.text.en} className={css.line}>
          <span>{inWords(line.text)}</span>
          {line.example ? <span className={css.example}>{inWords(line.example)}</span> : null}
        </li>
      ))}
    </ul>
  );
}
