import { Children, isValidElement, type ReactNode } from "react";

/** Name and label of every field written between a form's tags, so that the summary above them can say which. */
export function labelsIn(children: ReactNode): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const walk = (node: ReactNode) =>
    Children.forEach(node, (child) => {
      if (!isValidElement<{ name?: unknown; label?: unknown; children?: unknown }>(child)) return;
      const { name, label, children: inner } = child.props;
      if (typeof name === "string" && typeof label === "string") labels.set(name, label);
      if (typeof inner !== "function") walk(inner as ReactNode);
    });
  walk(children);
  return labels;
}
