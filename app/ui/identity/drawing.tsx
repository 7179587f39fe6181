import css from "./identity.module.css";

/** One-line drawings for empty states: a ramp, a mooring post, a tide gauge. */
export type Drawn = "ramp" | "post" | "tide";
const path: Readonly<Record<Drawn, string>> = {
  ramp: "M4 20 92 52M4 62h20m8 0h20m8 0h20m8 0h8M28 28.8V62M52 37.5V62M76 46.2V62",
  post: "M40 62V22h16v40M34 22h28M34 16h28v6M56 32c14 2 22 10 36 8M4 62h88",
  tide: "M48 6v56M48 12h12M48 22h8M48 32h12M48 42h8M48 52h12M4 46c8-5 14-5 22 0s14 5 22 0 14-5 22 0 14 5 22 0M4 62h88",
};

export const Drawing = ({ of }: { readonly of: Drawn }) => (
  <svg className={css.drawing} width="96" height="68" viewBox="0 0 96 68" aria-hidden="true">
    <path d={path[of]} />
  </svg>
);
