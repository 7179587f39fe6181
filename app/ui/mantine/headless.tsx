/**
 * Mantine without its looks: behaviour, positions and ARIA come from it, classes from our CSS modules. So no style
 * element is ever written at run time, and none of Mantine's style sheets travels.
 */
import { HeadlessMantineProvider } from "@mantine/core";
import type { ReactNode } from "react";

export const Headless = ({ children }: { readonly children: ReactNode }) => (
  <HeadlessMantineProvider theme={{ cursorType: "pointer" }}>{children}</HeadlessMantineProvider>
);
