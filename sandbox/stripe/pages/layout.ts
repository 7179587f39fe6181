import { html } from "hono/html";
import type { Words } from "./words";

type Markup = ReturnType<typeof html>;

const style = `
  :root { color-scheme: light; }
  body { margin: 0; font: 16px/1.5 system-ui, "Noto Sans SC", sans-serif; color: #1d2530; background: #f5f6f8; }
  header { background: #7a3e00; color: #fff; padding: 8px 16px; text-align: center; font-weight: 600; }
  main { max-width: 440px; margin: 32px auto; padding: 24px; background: #fff; border: 1px solid #d8dde4; border-radius: 8px; }
  h1 { font-size: 20px; margin: 0 0 4px; } .sum { font-size: 28px; font-weight: 600; margin: 0 0 16px; }
  ul { margin: 0 0 16px; padding: 0; list-style: none; } li { display: flex; justify-content: space-between; gap: 16px; }
  fieldset { border: 1px solid #d8dde4; border-radius: 6px; margin: 0 0 16px; padding: 8px 12px; }
  label { display: block; padding: 6px 0; } input[type=email] { width: 100%; box-sizing: border-box; font: inherit; padding: 6px 8px; border: 1px solid #767f8c; border-radius: 4px; }
  button, .button { font: inherit; font-weight: 600; padding: 10px 16px; border-radius: 6px; border: 1px solid #1f4fd8; background: #1f4fd8; color: #fff; cursor: pointer; }
  button.quiet { background: #fff; color: #1d2530; border-color: #767f8c; }
  .trouble { border-left: 4px solid #b3261e; padding: 8px 12px; background: #fdf1f0; margin: 0 0 16px; }
  .row { display: flex; gap: 12px; flex-wrap: wrap; } a { color: #1f4fd8; }
`;

/** Every page says first that nothing here is real. */
export const page = (words: Words, title: string, body: Markup): Markup => html`<!doctype html>
<html lang="${words.language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <style>${style}</style>
  </head>
  <body>
    <header role="banner">${words.sandbox}</header>
    <main>${body}</main>
  </body>
</html>`;
