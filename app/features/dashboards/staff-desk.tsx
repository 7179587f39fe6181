import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { type Command, CommandMenu } from "~/ui/action/command-menu";
import { type StaffPage, useStaffEntries } from "~/ui/shell/staff-pages";
import { StaffShell } from "~/ui/shell/staff-shell";

/** What stands around every staff page. */
export type Desk = {
  readonly marketplace: string;
  readonly person: string;
  /** Works in more than one marketplace. */
  readonly changes: boolean;
  readonly pages: readonly StaffPage[];
  readonly counts: Partial<Record<StaffPage, number>>;
};

/** The frame of every staff page: its rail, its search, its account. */
export function StaffDesk(props: { readonly of: Desk; readonly children: ReactNode }) {
  const { i18n } = useLingui();
  const { marketplace, person, changes, pages, counts } = props.of;
  const entries = useStaffEntries(pages, {}).flat();
  const links = [
    { to: "/account", label: i18n._("Your account") },
    ...(changes ? [{ to: "/choose-marketplace", label: i18n._("Change marketplace") }] : []),
  ];
  return (
    <StaffShell
      name={marketplace}
      pages={pages}
      counts={counts}
      account={{ name: person, links, signOut: "/sign-out" }}
      search={
        <CommandMenu
          search="/ops/search"
          commands={entries.map(({ to, label }): Command => ({ key: to, to, label }))}
        />
      }
    >
      {props.children}
    </StaffShell>
  );
}
