import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { type KeyboardEvent, useState } from "react";
import { useFormats } from "~/ui/reader";
import { coverageAddress } from "./coverage-address";
import { type CohortLine, type CoverageSegment, type GridCell, gridDays } from "./coverage-list";
import css from "./staff-coverage.module.css";
import { StaffCoverageCards } from "./staff-coverage-cards";
import { CohortFlag, useCohortName } from "./staff-coverage-words";

/** From these shares on, in basis points; the last is the line itself and stands strictly above. */
const heats = [2_500, 5_000, 7_500, 9_000];
const heatOf = (cell: GridCell, size: number): number => {
  if (cell.covered * 10_000 > 9_500 * size) return heats.length + 1;
  return heats.filter((from) => (cell.rate ?? 0) >= from).length;
};

type Place = readonly [row: number, day: number];
const moves: Readonly<Record<string, Place>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
type Lines = {
  readonly lines: readonly CohortLine[];
  readonly segment: CoverageSegment;
};

/** The cell of the next row or day that can be opened, in the direction of the key. */
function next(table: HTMLElement, key: string, [row, day]: Place): HTMLElement | null {
  const cellAt = ([r, d]: Place) => table.querySelector<HTMLElement>(`[data-cell="${r}.${d}"]`);
  if (key === "Home") return cellAt([row, 0]);
  const move = moves[key];
  if (move === undefined) return null;
  const [down, right] = move;
  const rows = table.querySelectorAll("tbody tr").length;
  for (let r = row + down, d = day + right; ; r += down, d += right) {
    if (r < 0 || d < 0 || r >= rows || d >= gridDays) return null;
    const found = cellAt([r, d]);
    if (found !== null) return found;
  }
}

/** Cohort by day since opening. One cell can be reached by Tab, the others by the arrows. */
export function StaffCoverageGrid({ lines, segment }: Lines) {
  const { i18n } = useLingui();
  const first = lines.findIndex(({ counts }) => counts.member > 0);
  const [at, setAt] = useState<Place>([first, 0]);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const found = next(event.currentTarget, event.key, at);
    if (found === null) return;
    event.preventDefault();
    found.focus();
    found.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const days = Array.from({ length: gridDays }, (_, day) => day);
  return (
    <>
      <section
        className={css.gridFrame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
        tabIndex={0}
        aria-label={i18n._("Cohorts by day since opening")}
      >
        <table className={css.grid} onKeyDown={move}>
          <caption className="spoken">
            {i18n._("Share of each cohort that is covered, by day since opening")}
          </caption>
          <thead>
            <tr>
              <th scope="col">{i18n._("Cohort")}</th>
              <th scope="col">{i18n._("Shops")}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  <abbr title={i18n._("Day {day} since opening", { day })}>{day}</abbr>
                </th>
              ))}
              <th scope="col">{i18n._("Covered")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <tr key={line.first}>
                <Head line={line} segment={segment} />
                {line.cells.map((cell) => (
                  <td key={cell.day}>
                    <Cell
                      {...{ cell, line, segment, row }}
                      reached={at[0] === row && at[1] === cell.day}
                      onReach={() => setAt([row, cell.day])}
                    />
                  </td>
                ))}
                <td>
                  <CountLink line={line} segment={segment} view="covered" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <StaffCoverageCards lines={lines} segment={segment} />
    </>
  );
}

type One = { readonly line: CohortLine; readonly segment: CoverageSegment };

function Head({ line, segment }: One) {
  const { i18n } = useLingui();
  const nameOf = useCohortName();
  return (
    <>
      <th scope="row">
        <Link className={css.name} to={coverageAddress(line.name, segment)}>
          {nameOf(line.name)}
        </Link>
        <span className={css.flag}>
          <CohortFlag standing={line.standing} final={line.final} />
        </span>
      </th>
      <td>
        <CountLink line={line} segment={segment} view="member" />
        {line.small && line.counts.member > 0 ? (
          <span className={css.few}>{i18n._("fewer than 30")}</span>
        ) : null}
      </td>
    </>
  );
}

function CountLink({ line, segment, view }: One & { readonly view: "member" | "covered" }) {
  const f = useFormats();
  return (
    <Link className={css.count} to={coverageAddress(line.name, segment, { view })}>
      {f.number(line.counts[view])}
    </Link>
  );
}

function Cell(
  props: One & {
    readonly cell: GridCell;
    readonly row: number;
    readonly reached: boolean;
    readonly onReach: () => void;
  },
) {
  const { i18n } = useLingui();
  const f = useFormats();
  const nameOf = useCohortName();
  const { cell, line, segment, row } = props;
  if (cell.rate === null || !cell.begun)
    return <span className={css.none}>{cell.begun ? "–" : ""}</span>;
  const { day, covered } = cell;
  const open = !cell.complete;
  const rate = f.rate(cell.rate, 1);
  const said = i18n._("{cohort}, day {day}: {rate}, {covered} of {size} covered", {
    cohort: nameOf(line.name),
    ...{ day, rate, covered: f.number(covered), size: f.number(line.counts.member) },
  });
  return (
    <Link
      className={css.cell}
      to={coverageAddress(line.name, segment, { view: "covered", day })}
      data-cell={`${row}.${day}`}
      data-heat={heatOf(cell, line.counts.member)}
      data-open={open || undefined}
      tabIndex={props.reached ? 0 : -1}
      onFocus={props.onReach}
      aria-label={open ? `${said} (${i18n._("Still counting")})` : said}
    >
      {rate}
    </Link>
  );
}
