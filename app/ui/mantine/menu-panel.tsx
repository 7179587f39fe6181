import { Menu } from "@mantine/core";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { MenuItem } from "../action/menu-item";
import { Headless } from "./headless";
import css from "./mantine.module.css";

/** The open menu of `action/menu`, loaded at the first press. */
export default function MenuPanel(props: {
  readonly target: ReactNode;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
  readonly onChoose: (item: MenuItem) => void;
}) {
  const option = css.option ?? "";
  return (
    <Headless>
      <Menu
        opened
        onClose={props.onClose}
        position="bottom-end"
        offset={4}
        zIndex={60}
        transitionProps={{ duration: 0 }}
        classNames={{ dropdown: css.dropdown ?? "", item: option }}
      >
        <Menu.Target>{props.target}</Menu.Target>
        <Menu.Dropdown>
          {props.items.map((item) =>
            "to" in item ? (
              <Menu.Item key={item.label} component={Link} to={item.to} data-danger={item.danger}>
                {item.label}
              </Menu.Item>
            ) : (
              <Menu.Item
                key={item.label}
                data-danger={item.danger}
                onClick={() => props.onChoose(item)}
              >
                {item.label}
              </Menu.Item>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
    </Headless>
  );
}
