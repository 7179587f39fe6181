import { useLingui } from "@lingui/react";
import { useNavigate } from "@remix-run/react";
import { useRef } from "react";
import { pressUndo, type Shortcut, Shortcuts } from "~/ui/action/shortcuts";

const find = <E extends HTMLElement>(selector: string): E | null =>
  document.querySelector<E>(selector);
const shown = (element: HTMLElement): boolean => element.checkVisibility();
const press = (selector: string): void => {
  const target = find(selector);
  if (target && shown(target)) target.click();
};

/** Rows of the list as they stand in the page. */
const rows = (): readonly HTMLAnchorElement[] =>
  [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")].filter(shown);

/** Approving without having seen every file needs a word first; everything else is one press. */
function approve(): void {
  const button = find<HTMLButtonElement>('button[aria-keyshortcuts="1"]');
  const why = button?.form?.querySelector("textarea");
  if (why && why.value.trim() === "") why.focus();
  else button?.click();
}

function openWay(way: "changes" | "decline"): void {
  const details = find<HTMLDetailsElement>(`details[data-way="${way}"]`);
  if (!details) return;
  details.open = true;
  details.querySelector<HTMLElement>("input[type=checkbox], textarea")?.focus();
}

/** How long a key may be held before the case beside the list follows. */
const settleMs = 120;

/** The keys of the queue and of a case. Every one of them is a button or a link as well. */
export function StaffQueueKeys({ caseOpen }: { readonly caseOpen: boolean }) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const move = (step: 1 | -1) => {
    const list = rows();
    if (list.length === 0) return press(step === 1 ? "a[data-next-case]" : "a[data-previous-case]");
    const focused = list.findIndex((row) => row.matches(":focus"));
    const open = list.findIndex((row) => row.ariaCurrent === "true");
    const at = focused >= 0 ? focused : open;
    const target = list[Math.min(list.length - 1, Math.max(0, at + step))];
    target?.focus();
    clearTimeout(settle.current);
    if (caseOpen) settle.current = setTimeout(() => target?.click(), settleMs);
  };
  const shortcuts: Shortcut[] = [
    { keys: "j", does: i18n._("Next application"), run: () => move(1) },
    { keys: "k", does: i18n._("Previous application"), run: () => move(-1) },
    { keys: "Enter", does: i18n._("Open it"), run: () => rows()[0]?.click() },
    ...(caseOpen
      ? [
          { keys: "1", does: i18n._("Approve"), run: approve },
          { keys: "2", does: i18n._("Ask for changes"), run: () => openWay("changes") },
          { keys: "3", does: i18n._("Decline"), run: () => openWay("decline") },
          { keys: "a", does: i18n._("Assign to me"), run: () => press("button[data-claim]") },
          { keys: "e", does: i18n._("Next file"), run: () => press("a[data-next-evidence]") },
          {
            keys: "v",
            does: i18n._("Mark the file as viewed"),
            run: () => press("button[data-mark-viewed]"),
          },
        ]
      : []),
    { keys: "z", does: i18n._("Undo"), run: pressUndo },
    {
      keys: "/",
      does: i18n._("Search"),
      run: () => find<HTMLInputElement>("input[name=q]")?.focus(),
    },
    { keys: "g o", does: i18n._("Go to the overview"), run: () => navigate("/ops") },
    { keys: "g r", does: i18n._("Go to the reviews"), run: () => navigate("/ops/reviews") },
    { keys: "g p", does: i18n._("Go to the programs"), run: () => navigate("/ops/programs") },
    { keys: "g m", does: i18n._("Go to the merchants"), run: () => navigate("/ops/merchants") },
  ];
  return <Shortcuts shortcuts={shortcuts} />;
}
