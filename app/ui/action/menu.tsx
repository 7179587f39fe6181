import { useLingui } from "@lingui/react";
import { Link, useSubmit } from "@remix-run/react";
import { IconDots } from "@tabler/icons-react";
import { lazy, type MouseEvent, Suspense, useEffect, useRef, useState } from "react";
import { formKeyName } from "~/values/form-trouble";
import { useReader } from "../reader";
import css from "./action.module.css";
import type { MenuItem } from "./menu-item";

export type { MenuItem } from "./menu-item";

const MenuPanel = lazy(() => import("../mantine/menu-panel"));

/**
 * A row's or page's lesser actions. Without scripts it unfolds in place with links and forms; with them the first press
 * loads a floating menu with arrow keys. `label` says whose actions: "Actions for Yunzhi Apparel".
 */
export function Menu({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly MenuItem[];
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLElement>(null);
  const submit = useSubmit();
  const { formKey } = useReader();
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const press = (event: MouseEvent) => {
    event.preventDefault();
    setOpen((before) => !before);
  };
  const choose = (item: MenuItem) => {
    setOpen(false);
    if ("onSelect" in item) item.onSelect();
    if ("form" in item)
      submit(
        { ...item.form.fields, [formKeyName]: formKey + item.label },
        { method: "post", action: item.form.action },
      );
  };
  const summary = (
    // biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button to every browser
    <summary ref={button} className={css.menuButton} aria-label={label} onClick={press}>
      <IconDots size={18} aria-hidden="true" />
    </summary>
  );
  return (
    <details className={css.menu}>
      {open ? (
        <Suspense fallback={summary}>
          <MenuPanel
            target={summary}
            items={items}
            onClose={() => setOpen(false)}
            onChoose={choose}
          />
        </Suspense>
      ) : (
        summary
      )}
      <PlainItems items={items} />
    </details>
  );
}

/** What scripts never show: the details element stays closed once they run. */
function PlainItems({ items }: { readonly items: readonly MenuItem[] }) {
  const { i18n } = useLingui();
  const { formKey } = useReader();
  return (
    <ul className={css.plainItems} aria-label={i18n._("Actions")}>
      {items.map((item) => (
        <li key={item.label}>
          {"to" in item ? <Link to={item.to}>{item.label}</Link> : null}
          {"form" in item ? (
            <form method="post" action={item.form.action}>
              {Object.entries(item.form.fields).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <input type="hidden" name={formKeyName} value={formKey + item.label} />
              <button type="submit">{item.label}</button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
